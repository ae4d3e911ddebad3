@tf.function
def add_up(X, K):
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    total = tf.zeros((oh, ow), X.dtype)
    for a in range(kh):
        for b in range(kw):
            part = X[:, a : a + oh, b : b + ow]
            total += tf.tensordot(K[:, a, b], part, axes=1)
    return total


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

    return add_up(X, K)
