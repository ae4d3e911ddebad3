# hint: M102
def dense_params(in_shape, out_shape, bias=True):
    n, m = 1.0, 1.0
    for side in in_shape:
        n *= side
    for side in out_shape:
        m *= side
    return n * m + (m if bias else 0)
