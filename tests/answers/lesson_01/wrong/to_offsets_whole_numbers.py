# hint: M63
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if W.shape.rank != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("shape")
    H, Wd = W.shape[0], W.shape[1]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.numpy().dtype)
    for i, j, k, l in np.ndindex(H, Wd, H, Wd):
        V[i, j, k - i + H - 1, l - j + Wd - 1] = W[i, j, k, l]
    return tf.constant(V)
