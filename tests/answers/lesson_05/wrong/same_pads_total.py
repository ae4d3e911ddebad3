# hint: none
def same_pads(n, k, s):
    return max((-(-n // s) - 1) * s + k - n, 0)
