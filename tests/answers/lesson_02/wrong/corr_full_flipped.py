# hint: M1
def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    total = tf.zeros((H + kh - 1, W + kw - 1), X.dtype)
    for a in range(kh):
        for b in range(kw):
            total += K[a, b] * tf.pad(X, [[a, kh - 1 - a], [b, kw - 1 - b]])
    return total
