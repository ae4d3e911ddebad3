def locally_connected2d(x, W, b):
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not all(t.dtype.is_floating for t in (x, W, b)):
        raise TypeError("floats")
    if len(x.shape) != 4 or len(W.shape) != 6 or len(b.shape) != 3:
        raise ValueError("axes")
    oh, ow, kh, kw, C, O = W.shape
    if x.shape[1] - kh + 1 != oh or x.shape[2] - kw + 1 != ow:
        raise ValueError("places")
    if x.shape[3] != C or b.shape != (oh, ow, O):
        raise ValueError("channels or biases")
    flat = []
    for i in range(oh):
        for j in range(ow):
            patch = tf.reshape(x[:, i : i + kh, j : j + kw, :], (-1, kh * kw * C))
            flat.append(patch @ tf.reshape(W[i, j], (kh * kw * C, O)))
    y = tf.transpose(tf.stack(flat), (1, 0, 2))
    return tf.nn.bias_add(tf.reshape(y, (-1, oh, ow, O)), tf.zeros(O, x.dtype)) + b[tf.newaxis]
