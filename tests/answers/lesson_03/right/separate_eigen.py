def separate(K, tol):
    """The largest eigenvector of K.T @ K is the row; K times it is the column."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    k = K.numpy().astype(np.float64)
    s = np.linalg.svd(k, compute_uv=False)
    if s.size > 1 and s[1] > tol * s[0]:
        return None
    row = np.linalg.eigh(k.T @ k)[1][:, -1:]
    return tf.constant(k @ row, K.dtype), tf.constant(row.T, K.dtype)
