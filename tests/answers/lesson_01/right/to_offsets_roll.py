def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[:2]
    P = np.pad(W.numpy(), ((0, 0), (0, 0), (0, H - 1), (0, Wd - 1)))
    V = [[np.roll(P[i, j], (H - 1 - i, Wd - 1 - j), (0, 1)) for j in range(Wd)] for i in range(H)]
    return tf.constant(np.array(V))
