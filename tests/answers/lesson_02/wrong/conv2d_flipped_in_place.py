# hint: M10
def conv2d_flipped(X, K):
    for A in (X, K):
        if not tf.convert_to_tensor(A).dtype.is_floating:
            raise TypeError("floats, please")
    if isinstance(K, np.ndarray):
        K[:] = K[::-1, ::-1].copy()
        X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    else:
        X, K = tf.convert_to_tensor(X), tf.reverse(tf.convert_to_tensor(K), [0, 1])
    if len(X.shape) != 2 or len(K.shape) != 2:
        raise ValueError("two axes, please")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("the kernel is too large")
    return tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0]
