# hint: M2
def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    K = tf.transpose(K)
    kh, kw = kw, kh
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
