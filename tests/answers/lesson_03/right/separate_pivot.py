def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    k = K.numpy()
    if np.linalg.matrix_rank(k, rtol=tol) > 1:
        return None
    i, j = np.unravel_index(np.abs(k).argmax(), k.shape)
    return tf.constant(k[:, j : j + 1]), tf.constant(k[i : i + 1] / k[i, j])
