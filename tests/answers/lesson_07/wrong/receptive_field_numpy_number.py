# hint: none
def receptive_field(layers):
    r, j = np.int64(1), 1
    for k, s in layers:
        r += (k - 1) * j
        j *= s
    return r
