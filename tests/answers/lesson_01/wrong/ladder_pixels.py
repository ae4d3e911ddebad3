# hint: M115
def ladder(n, delta):
    return {"dense": n**2, "shared": (2 * n - 1) ** 2, "local": min(2 * delta + 1, 2 * n - 1) ** 2}
