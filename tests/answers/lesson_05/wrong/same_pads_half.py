# hint: M18
def same_pads(n, k, s):
    return k // 2, k // 2
