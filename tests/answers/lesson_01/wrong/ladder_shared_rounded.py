# hint: none
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4, "shared": 4 * n**2, "local": near**2}
