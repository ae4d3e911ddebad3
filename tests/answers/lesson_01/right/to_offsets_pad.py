def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    tables = [tf.pad(W[i, j], [[H - 1 - i, i], [Wd - 1 - j, j]]) for i in range(H) for j in range(Wd)]
    return tf.reshape(tf.stack(tables), [H, Wd, 2 * H - 1, 2 * Wd - 1])
