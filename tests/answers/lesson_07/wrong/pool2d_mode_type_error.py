# hint: none
def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats only")
    if X.shape.rank != 2:
        raise ValueError("two axes only")
    if mode not in ("max", "avg"):
        raise TypeError("max or avg only")
    if isinstance(size, int):
        size = (size, size)
    if stride is None:
        stride = size
    if isinstance(stride, int):
        stride = (stride, stride)
    H, W = X.shape
    if size[0] > H or size[1] > W:
        raise ValueError("the window does not fit")
    rows = []
    for i in range((H - size[0]) // stride[0] + 1):
        row = []
        for j in range((W - size[1]) // stride[1] + 1):
            a, b = i * stride[0], j * stride[1]
            window = X[a : a + size[0], b : b + size[1]]
            row.append(tf.reduce_max(window) if mode == "max" else tf.reduce_mean(window))
        rows.append(tf.stack(row))
    return tf.stack(rows)
