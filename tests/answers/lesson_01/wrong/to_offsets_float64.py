# hint: M9
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError(f"floats, not {W.dtype.name}")
    if len(W.shape) != 4 or W.shape[0] != W.shape[2] or W.shape[1] != W.shape[3]:
        raise ValueError(f"not (H, Wd, H, Wd): {W.shape}")
    H, Wd = W.shape[0], W.shape[1]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1))
    for i, j, k, l in np.ndindex(H, Wd, H, Wd):
        V[i, j, k - i + H - 1, l - j + Wd - 1] = W[i, j, k, l]
    return tf.constant(V)
