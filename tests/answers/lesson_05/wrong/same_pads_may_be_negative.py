# hint: M19
def same_pads(n, k, s):
    t = (-(-n // s) - 1) * s + k - n
    return t // 2, t - t // 2
