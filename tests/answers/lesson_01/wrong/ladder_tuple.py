# hint: none
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return n**4, (2 * n - 1) ** 2, near**2
