# hint: M12
def corr2d_multi_in(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"expected floats, got {X.dtype.name} and {K.dtype.name}")
    if len(X.shape) != 3 or len(K.shape) != 3:
        raise ValueError(f"expected three axes each, got {X.shape} and {K.shape}")
    C, H, W = X.shape
    channels, kh, kw = K.shape
    if kh > H or kw > W:
        raise ValueError(f"a {kh} by {kw} filter does not fit into {H} by {W}")

    total = 0
    for x, k in zip(X, K):
        total += tf.nn.conv2d(x[None, :, :, None], k[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return total
