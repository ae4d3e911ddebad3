def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    pads = [[0, 0], [kh - 1, kh - 1], [kw - 1, kw - 1], [0, 0]]
    Y = tf.nn.conv2d(X[tf.newaxis, ..., tf.newaxis], K[..., tf.newaxis, tf.newaxis], 1, pads)
    return tf.reshape(Y, (H + kh - 1, W + kw - 1))
