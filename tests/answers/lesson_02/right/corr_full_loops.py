def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    above = tf.zeros((kh - 1, W), X.dtype)
    tall = tf.concat([above, X, above], axis=0)
    beside = tf.zeros((tall.shape[0], kw - 1), X.dtype)
    padded = tf.concat([beside, tall, beside], axis=1)
    rows = []
    for i in range(H + kh - 1):
        row = []
        for j in range(W + kw - 1):
            row.append(tf.reduce_sum(padded[i : i + kh, j : j + kw] * K))
        rows.append(row)
    return tf.stack(rows)
