def same_pads(n, k, s):
    if n % s == 0:
        t = max(k - s, 0)
    else:
        t = max(k - n % s, 0)
    return [t // 2, (t + 1) // 2]
