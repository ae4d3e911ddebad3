# hint: M5
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

    oh, ow = H, W
    X = tf.pad(X, [[0, 0], [0, kh - 1], [0, kw - 1]])
    Y = tf.zeros((oh, ow), X.dtype)
    for c in range(C):
        for a in range(kh):
            for b in range(kw):
                Y = Y + K[c, a, b] * X[c, a : a + oh, b : b + ow]
    return Y
