def usage(n, k, p, s):
    counts = [0] * n
    start = -p
    while start + k <= n + p:
        for i in range(start, start + k):
            if i >= 0 and i < n:
                counts[i] = counts[i] + 1
        start += s
    return counts
