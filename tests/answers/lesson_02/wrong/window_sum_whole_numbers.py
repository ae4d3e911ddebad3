# hint: M63
def window_sum(X, K, i, j):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if len(X.shape) != 2 or len(K.shape) != 2:
        raise ValueError("two axes")
    kh, kw = K.shape
    if not (0 <= i <= X.shape[0] - kh and 0 <= j <= X.shape[1] - kw):
        raise ValueError("outside")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)
