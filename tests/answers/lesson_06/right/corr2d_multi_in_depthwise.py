def corr2d_multi_in(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"expected floats, got {X.dtype.name} and {K.dtype.name}")
    if len(X.shape) != 3 or len(K.shape) != 3:
        raise ValueError(f"expected three axes each, got {X.shape} and {K.shape}")
    C, H, W = X.shape
    channels, kh, kw = K.shape
    if channels != C:
        raise ValueError(f"{C} channels in the picture, {channels} in the filter")
    if kh > H or kw > W:
        raise ValueError(f"a {kh} by {kw} filter does not fit into {H} by {W}")

    x = tf.transpose(X, [1, 2, 0])[None]
    k = tf.transpose(K, [1, 2, 0])[..., None]
    maps = tf.nn.depthwise_conv2d(x, k, [1, 1, 1, 1], "VALID")
    return tf.math.reduce_sum(maps[0], -1)
