# hint: M102
def dense_params(in_shape, out_shape, bias=True):
    n, m = np.prod(in_shape, dtype=float), np.prod(out_shape, dtype=float)
    return round(n * m + (m if bias else 0))
