def grad_kernel(X, K, Y):
    dtypes = [np.asarray(t).dtype for t in (X, K, Y)]
    if any(d.kind != "f" for d in dtypes):
        raise TypeError("floats only")
    as_given = tf.convert_to_tensor(X).dtype
    X, K, Y = (np.array(tf.convert_to_tensor(t), dtype=np.float64) for t in (X, K, Y))
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("two axes")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("too large")
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    error = (windows * K).sum((2, 3))
    if error.shape != Y.shape:
        raise ValueError("target")
    error = error - Y
    return tf.constant(2 * np.tensordot(error, windows, 2), as_given)
