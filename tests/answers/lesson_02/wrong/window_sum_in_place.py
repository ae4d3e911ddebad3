# hint: M10
def window_sum(X, K, i, j):
    if tf.convert_to_tensor(X).dtype.is_integer or tf.convert_to_tensor(K).dtype.is_integer:
        raise TypeError("floats, please")
    if tf.as_dtype(tf.convert_to_tensor(X).dtype) == tf.bool:
        raise TypeError("floats, please")
    if np.ndim(X) != 2 or np.ndim(K) != 2:
        raise ValueError("two axes, please")
    if not isinstance(X, np.ndarray):
        X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    kh, kw = K.shape
    if i < 0 or j < 0 or i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("outside")
    patch = X[i : i + kh, j : j + kw]
    patch *= K
    return tf.reduce_sum(patch)
