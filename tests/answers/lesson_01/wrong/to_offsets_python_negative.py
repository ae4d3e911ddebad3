# hint: M107
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    source = W.numpy()
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), dtype=source.dtype)
    for i, j, k, l in np.ndindex(H, Wd, H, Wd):
        V[i, j, k - i, l - j] = source[i, j, k, l]
    return tf.constant(V)
