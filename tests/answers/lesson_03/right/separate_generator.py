def _one_line(K):
    return min(K.shape) == 1


def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    if _one_line(K):
        one = tf.ones((1, 1), K.dtype)
        return (K, one) if K.shape[1] == 1 else (one, K)
    U, s, V = np.linalg.svd(K.numpy(), full_matrices=False)
    ratio = s[1] / s[0]
    return None if ratio > tol else tuple(map(tf.constant, (U[:, :1] * s[0], V[:1])))
