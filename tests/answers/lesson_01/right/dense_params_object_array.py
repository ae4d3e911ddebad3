def dense_params(in_shape, out_shape, bias=True):
    """NumPy, but with Python's own ints inside."""
    inputs = np.prod(np.array([1, *in_shape], dtype=object))
    units = np.prod(np.array([1, *out_shape], dtype=object))
    return int(units * (inputs + (1 if bias else 0)))
