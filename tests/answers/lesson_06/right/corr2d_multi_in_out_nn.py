def corr2d_multi_in_out(X, K, b=None):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("expected floats")
    if len(X.shape) != 3 or len(K.shape) != 4:
        raise ValueError(f"expected three and four axes, got {X.shape} and {K.shape}")
    (C, H, W), (O, channels, kh, kw) = X.shape, K.shape
    if C != channels:
        raise ValueError(f"{C} channels in the picture, {channels} in each filter")
    if kh > H or kw > W:
        raise ValueError(f"{kh} by {kw} does not fit into {H} by {W}")
    if b is not None:
        b = tf.convert_to_tensor(b)
        if not b.dtype.is_floating:
            raise TypeError("the biases must be floats")
        if b.shape != (O,):
            raise ValueError(f"{O} filters and biases of shape {b.shape}")
    oh, ow = H - kh + 1, W - kw + 1

    y = tf.nn.conv2d(
        tf.transpose(X, [1, 2, 0])[None], tf.transpose(K, [2, 3, 1, 0]), strides=1, padding="VALID"
    )
    if b is not None:
        y = tf.nn.bias_add(y, b)
    return tf.transpose(y[0], [2, 0, 1])
