# hint: M9
def window_sum(X, K, i, j):
    X = tf.convert_to_tensor(X, dtype_hint=tf.float32)
    K = tf.convert_to_tensor(K, dtype_hint=tf.float32)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes, please")
    (H, W), (kh, kw) = X.shape, K.shape
    if i < 0 or j < 0 or i + kh > H or j + kw > W:
        raise ValueError("outside")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)
