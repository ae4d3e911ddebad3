# hint: none
def ladder(n, delta):
    near = min(2 * delta + 1, 2 * n - 1)
    return {"Dense": n**4, "Shared": (2 * n - 1) ** 2, "Local": near**2}
