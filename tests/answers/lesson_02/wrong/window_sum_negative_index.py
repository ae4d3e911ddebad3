# hint: M57
def window_sum(X, K, i, j):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    if i + kh > H or j + kw > W:
        raise ValueError("the window leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)
