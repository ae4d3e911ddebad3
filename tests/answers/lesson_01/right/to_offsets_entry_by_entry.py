def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    source = W.numpy()
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), dtype=source.dtype)
    for i in range(H):
        for j in range(Wd):
            for a in range(-(H - 1), H):
                for b in range(-(Wd - 1), Wd):
                    if 0 <= i + a < H and 0 <= j + b < Wd:
                        V[i, j, a + H - 1, b + Wd - 1] = source[i, j, i + a, j + b]
    return tf.convert_to_tensor(V)
