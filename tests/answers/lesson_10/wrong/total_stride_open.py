# hint: M1021
def total_stride(layers):
    product = 1
    for k, s in layers:
        product *= s
    return product


def unchanged_shifts(layers, max_shift):
    stride = total_stride(layers)
    return [d for d in range(-max_shift, max_shift) if d % stride == 0]
