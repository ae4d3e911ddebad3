# hint: M41
def total_stride(layers):
    return sum(s for _, s in layers)


def unchanged_shifts(layers, max_shift):
    stride = max(1, total_stride(layers))
    return [d for d in range(-max_shift, max_shift + 1) if d % stride == 0]
