# hint: M504
def usage(n, k, p, s):
    counts = [0] * (n + 2 * p)
    for start in range(0, n + 2 * p - k + 1, s):
        for i in range(k):
            counts[start + i] += 1
    return counts
