# hint: M10
def corr2d(X, K):
    for A in (X, K):
        if not tf.convert_to_tensor(A).dtype.is_floating:
            raise TypeError("floats, please")
        if np.ndim(A) != 2:
            raise ValueError("two axes, please")
    if not isinstance(X, np.ndarray):
        X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    (H, W), (kh, kw) = X.shape, K.shape
    if kh > H or kw > W:
        raise ValueError("the kernel is too large")
    rows = []
    for i in range(H - kh + 1):
        row = []
        for j in range(W - kw + 1):
            patch = X[i : i + kh, j : j + kw]
            patch *= K
            row.append(tf.reduce_sum(patch))
        rows.append(row)
    return tf.convert_to_tensor(rows)
