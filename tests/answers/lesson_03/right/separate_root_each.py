def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    U, s, V = np.linalg.svd(K)
    if (s[1:] > tol * s[0]).any():
        return None
    root = np.sqrt(s[0])
    return [tf.constant(root * U[:, [0]]), tf.constant(root * V[[0], :])]
