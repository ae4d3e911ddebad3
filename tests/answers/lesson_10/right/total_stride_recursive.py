def total_stride(layers):
    if not layers:
        return 1
    return layers[0][1] * total_stride(layers[1:])


def unchanged_shifts(layers, max_shift):
    return sorted({d for k in range(max_shift + 1) for d in (k, -k) if k % total_stride(layers) == 0})
