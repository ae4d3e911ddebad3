# hint: none
def conv2d_flipped(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    if kh > H or kw > W:
        raise ValueError(f"a kernel of {kh} by {kw} does not fit into an image of {H} by {W}")
    K = tf.reverse(K, [0, 1])
    return tf.squeeze(tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID"))
