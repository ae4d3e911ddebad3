# hint: M102
def dense_params(in_shape, out_shape, bias=True):
    n, m = np.prod(in_shape), np.prod(out_shape)
    return n * m + m * bias
