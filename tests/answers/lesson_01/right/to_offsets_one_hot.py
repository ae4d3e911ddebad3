def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    k, i = np.meshgrid(np.arange(H), np.arange(H))
    down = tf.one_hot(k - i + H - 1, 2 * H - 1, dtype=W.dtype)
    l, j = np.meshgrid(np.arange(Wd), np.arange(Wd))
    right = tf.one_hot(l - j + Wd - 1, 2 * Wd - 1, dtype=W.dtype)
    return tf.einsum("ijkl,ika,jlb->ijab", W, down, right)
