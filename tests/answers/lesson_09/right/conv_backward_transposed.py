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
    dx = tf.nn.conv2d_transpose(g, k, x.shape, 1, "VALID")
    pictures, kernels = tf.transpose(x, (3, 1, 2, 0)), tf.transpose(g, (1, 2, 0, 3))
    dk = tf.transpose(tf.nn.conv2d(pictures, kernels, 1, "VALID"), (1, 2, 0, 3))
    db = tf.reduce_sum(g, axis=[0, 1, 2])
    return [dx, dk, db]
