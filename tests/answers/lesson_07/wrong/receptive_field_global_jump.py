# hint: none
r, j = 1, 1


def receptive_field(layers):
    global r, j
    for k, s in layers:
        r += (k - 1) * j
        j *= s
    return r
