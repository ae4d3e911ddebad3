# hint: M3
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    n = W.shape[0]
    V = np.zeros((n, n, 2 * n - 1, 2 * n - 1), dtype=W.numpy().dtype)
    for i, j, k, l in np.ndindex(n, n, n, n):
        V[i, j, k - i + n - 1, l - j + n - 1] = W[i, j, k, l]
    return tf.constant(V)
