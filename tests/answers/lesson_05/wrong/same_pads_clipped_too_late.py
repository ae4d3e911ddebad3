# hint: none
def same_pads(n, k, s):
    t = (-(-n // s) - 1) * s + k - n
    return max(t // 2, 0), max(t, 0) - t // 2
