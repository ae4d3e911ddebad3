def dense_to_conv(W, b, in_shape):
    W = tf.convert_to_tensor(W)
    b = tf.convert_to_tensor(b)
    if not W.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats, please")
    if len(W.shape) != 2 or b.shape != (W.shape[1],):
        raise ValueError(f"{W.shape} and {b.shape}")
    H, Wd, C = in_shape
    if H * Wd * C != W.shape[0]:
        raise ValueError(f"{W.shape[0]} rows for a picture of {in_shape}")
    kernel = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.stack([W[(i * Wd + j) * C + c] for c in range(C)]))
        kernel.append(tf.stack(row))
    return tf.stack(kernel), 1 * b


def dense_to_conv1x1(W, b):
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if W.dtype not in (tf.float32, tf.float64) or b.dtype not in (tf.float32, tf.float64):
        raise TypeError
    if W.ndim != 2 or b.ndim != 1 or b.shape[0] != W.shape[1]:
        raise ValueError
    return W[tf.newaxis, tf.newaxis, ...], b
