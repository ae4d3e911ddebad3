# hint: M8
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
    around = tf.pad(g, [[0, 0], [kh - 1, kh - 1], [kw - 1, kw - 1], [0, 0]])
    turned = tf.transpose(k[::-1, ::-1], (0, 1, 3, 2))
    dx = tf.nn.conv2d(around, turned, 1, "VALID")
    rows = []
    for i in range(kh):
        row = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) for j in range(kw)]
        rows.append(tf.stack(row))
    dk = tf.stop_gradient(tf.stack(rows))
    db = tf.reduce_sum(g, axis=[0, 1, 2])
    return dx, dk, db
