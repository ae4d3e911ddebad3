def ladder(n, delta):
    offsets = range(1 - n, n)
    near = range(max(-delta, 1 - n), min(delta, n - 1) + 1)
    counts = {}
    counts["dense"] = n * n * n * n
    counts["shared"] = len(offsets) ** 2
    counts["local"] = len(near) ** 2
    return counts
