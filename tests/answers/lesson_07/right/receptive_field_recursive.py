def receptive_field(layers):
    if not layers:
        return 1
    (k, s), *rest = layers
    return (receptive_field(rest) - 1) * s + k
