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
    dx = tf.zeros_like(x)
    for i in range(kh):
        for j in range(kw):
            part = tf.einsum("nhwo,co->nhwc", g, k[i, j])
            dx += tf.pad(part, [[0, 0], [i, H - oh - i], [j, W - ow - j], [0, 0]])
    windows = tf.stack(
        [tf.stack([x[:, i : i + oh, j : j + ow] for j in range(kw)]) for i in range(kh)]
    )
    dk = tf.einsum("abnhwc,nhwo->abco", windows, g)
    db = tf.reduce_sum(g, axis=[0, 1, 2])
    return dx, dk, db
