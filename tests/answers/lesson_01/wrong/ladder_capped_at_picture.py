# hint: M113
def ladder(n, delta):
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": min((2 * delta + 1) ** 2, n**2)}
