def _one(X, k):
    _, kh, kw = k.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    return sum(
        tf.reduce_sum(X[:, i : i + oh, j : j + ow] * k[:, i : i + 1, j : j + 1], 0)
        for i in range(kh)
        for j in range(kw)
    )


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

    maps = [_one(X, k) for k in tf.unstack(K)]
    if b is not None:
        maps = [Y + u for Y, u in zip(maps, tf.unstack(b))]
    return tf.stack(maps)
