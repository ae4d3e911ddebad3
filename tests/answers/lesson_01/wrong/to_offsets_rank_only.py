# hint: none
def to_offsets(W):
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError("floats")
    if W.shape.rank != 4:
        raise ValueError("shape")
    H, Wd = W.shape[0], W.shape[1]
    tables = [
        tf.stack([tf.pad(W[i, j], [[H - 1 - i, i], [Wd - 1 - j, j]]) for j in range(Wd)])
        for i in range(H)
    ]
    return tf.ensure_shape(tf.stack(tables), (H, Wd, 2 * H - 1, 2 * Wd - 1))
