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
    return tf.concat(
        [
            tf.concat(
                [
                    tf.nn.conv2d(x[:, i : i + kh, j : j + kw], W[i, j], 1, "VALID")
                    for j in range(ow)
                ],
                axis=2,
            )
            for i in range(oh)
        ],
        axis=1,
    ) + b
