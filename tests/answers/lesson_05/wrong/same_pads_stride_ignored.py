# hint: M18
def same_pads(n, k, s):
    t = k - 1
    return t // 2, t - t // 2
