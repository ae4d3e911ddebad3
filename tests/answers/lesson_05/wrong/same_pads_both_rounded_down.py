# hint: none
def same_pads(n, k, s):
    t = max((-(-n // s) - 1) * s + k - n, 0)
    return t // 2, t // 2
