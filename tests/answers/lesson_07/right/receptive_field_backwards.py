def receptive_field(layers):
    r = 1
    for k, s in reversed(list(layers)):
        r = s * r + (k - s)
    return r
