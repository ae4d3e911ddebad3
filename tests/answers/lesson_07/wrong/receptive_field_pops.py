# hint: M10
def receptive_field(layers):
    r = 1
    layers = layers if isinstance(layers, list) else list(layers)
    while layers:
        k, s = layers.pop()
        r = (r - 1) * s + k
    return r
