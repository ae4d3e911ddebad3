def ladder(n, delta):
    k = 2 * min(delta, n - 1) + 1
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": k**2}
