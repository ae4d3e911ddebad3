# hint: none
V = None


def to_offsets(W):
    global V
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError("floats")
    if W.shape.rank != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("shape")
    H, Wd = W.shape[0], W.shape[1]
    shape = (H, Wd, 2 * H - 1, 2 * Wd - 1)
    if V is None or V.shape != shape or V.dtype != W.numpy().dtype:
        V = np.zeros(shape, W.numpy().dtype)
    for i, j, k, l in np.ndindex(H, Wd, H, Wd):
        V[i, j, k - i + H - 1, l - j + Wd - 1] += W[i, j, k, l]
    return tf.constant(V)
