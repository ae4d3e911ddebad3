# hint: M18
def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes only")
    if mode not in ("max", "avg"):
        raise ValueError("max or avg only")
    kh, kw = (size, size) if isinstance(size, int) else size
    if stride is None:
        stride = (kh, kw)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    H, W = x.shape[1], x.shape[2]
    if padding == "SAME":
        th, tw = 2 * (kh // 2), 2 * (kw // 2)
    else:
        th, tw = 0, 0
        if kh > H or kw > W:
            raise ValueError("the window does not fit")
    top, left = th // 2, tw // 2
    frame = [[0, 0], [top, th - top], [left, tw - left], [0, 0]]
    lowest = x.dtype.min
    padded = tf.pad(x, frame, constant_values=lowest) if mode == "max" else tf.pad(x, frame)
    there = tf.pad(tf.ones_like(x), frame)
    rows = []
    for i in range(0, H + th - kh + 1, sh):
        row = []
        for j in range(0, W + tw - kw + 1, sw):
            window = padded[:, i : i + kh, j : j + kw]
            count = tf.reduce_sum(there[:, i : i + kh, j : j + kw], axis=[1, 2])
            if mode == "max":
                row.append(tf.reduce_max(window, axis=[1, 2]))
            else:
                row.append(tf.reduce_sum(window, axis=[1, 2]) / count)
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)
