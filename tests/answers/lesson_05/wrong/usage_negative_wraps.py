# hint: M504
def usage(n, k, p, s):
    counts = [0] * n
    for start in range(-p, n + p - k + 1, s):
        for i in range(start, start + k):
            if i < n:
                counts[i] += 1
    return counts
