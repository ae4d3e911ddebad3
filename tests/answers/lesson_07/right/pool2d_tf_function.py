@tf.function
def _pool(X, kh, kw, sh, sw, mode):
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        row = []
        for j in range(0, X.shape[1] - kw + 1, sw):
            window = tf.reshape(X[i : i + kh, j : j + kw], [-1])
            row.append(tf.reduce_max(window) if mode == "max" else tf.reduce_sum(window) / (kh * kw))
        rows.append(row)
    return tf.stack(rows)


def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if X.dtype.is_integer or X.dtype.is_bool:
        raise TypeError("not whole numbers")
    if mode != "max" and mode != "avg":
        raise ValueError("mode")
    if len(X.shape) != 2:
        raise ValueError("rank")
    if isinstance(size, int):
        size = (size, size)
    stride = stride or size
    if isinstance(stride, int):
        stride = (stride, stride)
    if size[0] > X.shape[0] or size[1] > X.shape[1]:
        raise ValueError("size")
    return _pool(X, *size, *stride, mode)
