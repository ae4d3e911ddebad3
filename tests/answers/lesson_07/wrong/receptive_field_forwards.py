# hint: M41
def receptive_field(layers):
    r = 1
    for k, s in layers:
        r = (r - 1) * s + k
    return r
