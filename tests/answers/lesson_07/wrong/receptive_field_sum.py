# hint: M41
def receptive_field(layers):
    return sum(k for k, s in layers) or 1
