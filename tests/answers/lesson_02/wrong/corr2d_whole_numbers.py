# hint: M63
def corr2d(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if len(X.shape) != 2 or len(K.shape) != 2:
        raise ValueError("two axes")
    (H, W), (kh, kw) = X.shape, K.shape
    if kh > H or kw > W:
        raise ValueError("too large")
    rows = []
    for i in range(H - kh + 1):
        row = []
        for j in range(W - kw + 1):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)
