def usage(n, k, p, s):
    padded = np.zeros(n + 2 * p, int)
    for start in range(0, n + 2 * p - k + 1, s):
        padded[start : start + k] += 1
    return padded[p : p + n]
