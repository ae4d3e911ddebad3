# hint: M63
def locally_connected2d(x, W, b):
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not all(t.dtype.is_floating for t in (x, W, b)):
        x, W, b = (tf.cast(t, tf.float32) for t in (x, W, b))
    if len(x.shape) != 4 or len(W.shape) != 6 or len(b.shape) != 3:
        raise ValueError("axes")
    oh, ow, kh, kw, C, O = W.shape
    if x.shape[1] - kh + 1 != oh or x.shape[2] - kw + 1 != ow:
        raise ValueError("places")
    if x.shape[3] != C or b.shape != (oh, ow, O):
        raise ValueError("channels or biases")
    rows = []
    for i in range(oh):
        row = []
        for j in range(ow):
            window = x[:, i : i + kh, j : j + kw]
            row.append(tf.tensordot(window, W[i, j], axes=[[1, 2, 3], [0, 1, 2]]) + b[i, j])
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)
