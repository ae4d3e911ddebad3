# hint: M102
def ladder(n, delta):
    n = np.int64(n)
    near = np.minimum(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": near**2}
