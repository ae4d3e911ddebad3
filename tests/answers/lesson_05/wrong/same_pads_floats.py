# hint: none
import math


def same_pads(n, k, s):
    t = max((math.ceil(n / s) - 1) * s + k - n, 0)
    return math.floor(t / 2), t / 2 + (t % 2) / 2
