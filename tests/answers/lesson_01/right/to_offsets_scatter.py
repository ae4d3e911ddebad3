def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    i, j, k, l = np.indices((H, Wd, H, Wd)).reshape(4, -1)
    where = np.stack([i, j, k - i + H - 1, l - j + Wd - 1], axis=-1)
    return tf.scatter_nd(where, tf.reshape(W, [-1]), (H, Wd, 2 * H - 1, 2 * Wd - 1))
