def usage(n, k, p, s):
    o = (n + 2 * p - k) // s + 1
    result = []
    for pixel in range(n):
        at = pixel + p
        first = max(0, -(-(at - k + 1) // s))
        last = min(o - 1, at // s)
        result.append(max(0, last - first + 1))
    return result
