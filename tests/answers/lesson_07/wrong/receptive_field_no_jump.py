# hint: M41
def receptive_field(layers):
    r = 1
    for k, s in layers:
        r += k - 1
    return r
