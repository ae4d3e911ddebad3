def same_pads(n, k, s):
    o = -(-n // s)
    t = max((o - 1) * s + k - n, 0)
    return (t // 2, t - t // 2)
