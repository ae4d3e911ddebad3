# hint: none
def total_stride(layers):
    product = 1
    for k, s in layers:
        product *= s
    return product


def unchanged_shifts(layers, max_shift):
    stride = total_stride(layers)
    return 2 * (max_shift // stride) + 1
