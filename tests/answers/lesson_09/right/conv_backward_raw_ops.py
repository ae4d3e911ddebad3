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
    ones = [1, 1, 1, 1]
    dx = tf.raw_ops.Conv2DBackpropInput(
        input_sizes=x.shape, filter=k, out_backprop=g, strides=ones, padding="VALID"
    )
    dk = tf.raw_ops.Conv2DBackpropFilter(
        input=x, filter_sizes=k.shape, out_backprop=g, strides=ones, padding="VALID"
    )
    db = tf.reduce_sum(g, axis=[0, 1, 2])
    return dx, dk, db
