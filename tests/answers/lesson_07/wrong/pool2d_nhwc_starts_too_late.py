# hint: M19
def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4 or mode not in ("max", "avg"):
        raise ValueError("four axes, max or avg")
    size = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    stride = (stride, stride) if isinstance(stride, int) else stride
    places = []
    for n, k, s in zip(x.shape[1:3], size, stride):
        total = (-(-n // s) - 1) * s + k - n if padding == "SAME" else 0
        front = total // 2
        if k > n + total:
            raise ValueError("the window does not fit")
        places.append([(max(i - front, 0), i - front + k) for i in range(0, n + total - k + 1, s)])
    rows = []
    for top, bottom in places[0]:
        row = []
        for left, right in places[1]:
            window = x[:, top:bottom, left:right]
            row.append(tf.reduce_max(window, [1, 2]) if mode == "max" else tf.reduce_mean(window, [1, 2]))
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)
