def usage(n, k, p, s):
    starts = np.arange(0, n + 2 * p - k + 1, s)[:, None] - p
    pixels = np.arange(n)[None, :]
    return tuple(int(c) for c in ((starts <= pixels) & (pixels < starts + k)).sum(0))
