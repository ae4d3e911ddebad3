# hint: none
def receptive_field(layers):
    r, before = 1, 1
    for k, s in layers:
        r += (k - 1) * before
        before = s
    return r
