def total_stride(layers):
    product = 1
    for kernel, stride in layers:
        product = product * stride
    return product


def unchanged_shifts(layers, max_shift):
    s = total_stride(layers)
    found = [0]
    d = s
    while d <= max_shift:
        found = [-d] + found + [d]
        d += s
    return found
