# hint: M726
def receptive_field(layers):
    if not layers:
        return 0
    r, j = 1, 1
    for k, s in layers:
        r += (k - 1) * j
        j *= s
    return r
