# hint: M17
def same_pads(n, k, s):
    t = max((-(-n // s) - 1) * s + k - n, 0)
    return t - t // 2, t // 2
