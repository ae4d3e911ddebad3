# hint: none
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4, "shared": near**2, "local": (2 * n - 1) ** 2}
