# hint: M7
def window_sum(X, K, i, j):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    if i < 0 or j < 0 or i + kh > H or j + kw > W:
        raise ValueError(f"the window at ({i}, {j}) leaves the image of {H} by {W}")
    return tf.reduce_mean(X[i : i + kh, j : j + kw] * K)
