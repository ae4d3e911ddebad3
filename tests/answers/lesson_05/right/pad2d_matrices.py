def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("X must be floating")
    if X.shape.ndims != 2:
        raise ValueError("X must have two axes")
    names = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    if mode not in names:
        raise ValueError(f"no mode {mode!r}")
    most = {"reflect": 1, "symmetric": 0}
    for n, pad in zip(X.shape, pads):
        if mode in most and max(pad) > n - most[mode]:
            raise ValueError("pad too large")
    numpy_type = X.dtype.as_numpy_dtype
    left = np.pad(np.eye(X.shape[0], dtype=numpy_type), (tuple(pads[0]), (0, 0)), mode=names[mode])
    right = np.pad(np.eye(X.shape[1], dtype=numpy_type), ((0, 0), tuple(pads[1])), mode=names[mode])
    return tf.constant(left) @ X @ tf.constant(right)
