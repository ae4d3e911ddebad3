# hint: none
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError("floats")
    H, Wd = W.shape[0], W.shape[1]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.numpy().dtype)
    for i in range(H):
        for j in range(Wd):
            for k in range(min(H, W.shape[2])):
                for l in range(min(Wd, W.shape[3])):
                    V[i, j, k - i + H - 1, l - j + Wd - 1] = W[i, j, k, l]
    return tf.constant(V)
