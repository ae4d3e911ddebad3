def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    K = tf.constant([[1, -1]], X.dtype)
    Y = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0]
    worst = lambda sign: tf.reduce_max(tf.abs(Y - sign), axis=0).numpy()
    return tuple(tuple(int(j) for j in np.nonzero(worst(s) <= 1e-6)[0]) for s in (-1, 1))
