import math

def total_stride(layers):
    return math.prod(s for _, s in layers)

def unchanged_shifts(layers, max_shift):
    s = math.prod(stride for _, stride in layers)
    return list(range(-(max_shift // s) * s, max_shift + 1, s))
