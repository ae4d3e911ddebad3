from math import prod


def receptive_field(layers):
    strides = [s for _, s in layers]
    return 1 + sum((k - 1) * prod(strides[:l]) for l, (k, _) in enumerate(layers))
