# hint: M31
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4 + n**2, "shared": (2 * n - 1) ** 2 + 1, "local": near**2 + 1}
