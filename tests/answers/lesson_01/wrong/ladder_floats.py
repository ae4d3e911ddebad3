# hint: M102
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4.0, "shared": (2 * n - 1) ** 2.0, "local": near**2.0}
