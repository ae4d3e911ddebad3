def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("integers")
    if X.shape.rank != 2 or mode not in ["max", "avg"]:
        raise ValueError("rank or mode")
    size = np.broadcast_to(size, 2)
    stride = size if stride is None else np.broadcast_to(stride, 2)
    if np.any(size > np.array(X.shape)):
        raise ValueError("size")
    top = np.arange(0, X.shape[0] - size[0] + 1, stride[0])
    left = np.arange(0, X.shape[1] - size[1] + 1, stride[1])
    rows = top[:, None] + np.arange(size[0])
    columns = left[:, None] + np.arange(size[1])
    blocks = tf.gather(tf.gather(X, rows, axis=0), columns, axis=2)  # (oh, kh, ow, kw)
    if mode == "max":
        return tf.reduce_max(blocks, axis=(1, 3))
    return tf.reduce_mean(blocks, axis=(1, 3))
