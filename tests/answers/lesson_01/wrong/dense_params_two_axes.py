# hint: none
def dense_params(in_shape, out_shape, bias=True):
    h, w = in_shape if len(in_shape) == 2 else (in_shape[0], 1)
    i, j = out_shape if len(out_shape) == 2 else (out_shape[0], 1)
    return h * w * i * j + (i * j if bias else 0)
