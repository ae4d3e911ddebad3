# hint: none
def receptive_field(layers):
    r, j = layers[0]
    for k, s in layers[1:]:
        r += (k - 1) * j
        j *= s
    return r
