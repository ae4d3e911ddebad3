import math


def same_pads(n, k, s):
    outputs = math.ceil(n / s)
    missing = (outputs - 1) * s + k - n
    if missing < 0:
        missing = 0
    half, odd = divmod(missing, 2)
    return half, half + odd
