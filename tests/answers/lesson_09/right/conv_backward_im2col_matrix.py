def conv_backward(x, k, g):
    x, k, g = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(g)
    for t in (x, k, g):
        if not t.dtype.is_floating:
            raise TypeError("floats please")
        if t.shape.rank != 4:
            raise ValueError("four axes please")
    (N, H, W, C), (kh, kw, D, O) = x.shape, k.shape
    if C != D or kh > H or kw > W or tuple(g.shape) != (N, H - kh + 1, W - kw + 1, O):
        raise ValueError("shapes do not fit")
    oh, ow = H - kh + 1, W - kw + 1
    columns = tf.reshape(g, (-1, O)) @ tf.transpose(tf.reshape(k, (-1, O)))
    columns = tf.reshape(columns, (N, oh, ow, kh, kw, C))
    dx = tf.add_n(
        [
            tf.pad(columns[:, :, :, i, j], [[0, 0], [i, kh - 1 - i], [j, kw - 1 - j], [0, 0]])
            for i in range(kh)
            for j in range(kw)
        ]
    )
    windows = [x[:, i : i + oh, j : j + ow] for i in range(kh) for j in range(kw)]
    windows = tf.reshape(tf.concat(windows, axis=3), (N * oh * ow, -1))
    dk = tf.reshape(tf.matmul(windows, tf.reshape(g, (-1, O)), transpose_a=True), k.shape)
    db = tf.reduce_sum(g, axis=[0, 1, 2])
    return dx, dk, db
