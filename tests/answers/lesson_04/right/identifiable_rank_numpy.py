def _windows(X, kernel_size):
    t = tf.convert_to_tensor(X)
    if not t.dtype.is_floating:
        raise TypeError("floats")
    if t.shape.rank != 2 or kernel_size[0] > t.shape[0] or kernel_size[1] > t.shape[1]:
        raise ValueError("size")
    view = np.lib.stride_tricks.sliding_window_view(t.numpy(), tuple(kernel_size))
    return view.reshape(-1, kernel_size[0] * kernel_size[1]), view.shape[:2], t.dtype


def identifiable_rank(X, kernel_size):
    return int(np.linalg.matrix_rank(_windows(X, kernel_size)[0]))


def recover_min_norm(X, Y, kernel_size):
    A, shape, dtype = _windows(X, kernel_size)
    Y = tf.convert_to_tensor(Y)
    if not Y.dtype.is_floating:
        raise TypeError("floats")
    if tuple(Y.shape) != shape:
        raise ValueError("target")
    k, *_ = np.linalg.lstsq(A, Y.numpy().ravel(), rcond=None)
    return tf.constant(k.reshape(kernel_size), dtype)
