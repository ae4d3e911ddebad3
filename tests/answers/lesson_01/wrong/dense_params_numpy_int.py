# hint: M102
def dense_params(in_shape, out_shape, bias=True):
    n, m = int(np.prod(in_shape)), int(np.prod(out_shape))
    return int(np.int64(n) * np.int64(m)) + (m if bias else 0)
