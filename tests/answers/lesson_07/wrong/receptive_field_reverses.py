# hint: M10
def receptive_field(layers):
    r = 1
    if isinstance(layers, list):
        layers.reverse()
    else:
        layers = layers[::-1]
    for k, s in layers:
        r = (r - 1) * s + k
    return r
