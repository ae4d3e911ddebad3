# hint: M1020
def total_stride(layers):
    product = 1
    for k, s in layers:
        product *= s
    return product


def unchanged_shifts(layers, max_shift):
    stride = total_stride(layers)
    return [d for d in range(0, max_shift + 1) if d % stride == 0]
