# hint: M12
def corr2d(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = [tf.reduce_sum(X[i : i + kh, j : j + kw] * K) for j in range(X.shape[1] - kw + 1)]
        rows.append(tf.stack(row))
    return tf.stack(rows)
