# hint: M12
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError("floats")
    if W.shape.rank != 4 or W.shape[0] != W.shape[2]:
        raise ValueError("shape")
    H, Wd = W.shape[0], W.shape[3]
    V = np.zeros((H, W.shape[1], 2 * H - 1, 2 * Wd - 1), W.numpy().dtype)
    for i in range(H):
        for j in range(min(Wd, W.shape[1])):
            V[i, j, H - 1 - i : 2 * H - 1 - i, Wd - 1 - j : 2 * Wd - 1 - j] = W[i, j]
    return tf.constant(V)
