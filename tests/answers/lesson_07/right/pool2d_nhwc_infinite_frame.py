def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes")
    if mode not in ("max", "avg"):
        raise ValueError("mode")
    k = [size, size] if isinstance(size, int) else list(size)
    s = list(k) if stride is None else [stride, stride] if isinstance(stride, int) else list(stride)
    pads = []
    for n, ki, si in zip(x.shape[1:3], k, s):
        if padding == "SAME":
            out = int(np.ceil(n / si))
            total = max((out - 1) * si + ki - n, 0)
            pads.append([total // 2, total - total // 2])
        else:
            if ki > n:
                raise ValueError("window larger than the picture")
            pads.append([0, 0])
    frame = [[0, 0], *pads, [0, 0]]
    fill = -np.inf if mode == "max" else 0.0
    padded = tf.pad(x, frame, constant_values=tf.constant(fill, x.dtype))
    here = tf.pad(tf.ones_like(x), frame)
    H, W = padded.shape[1:3]
    rows = []
    for i in range(0, H - k[0] + 1, s[0]):
        row = []
        for j in range(0, W - k[1] + 1, s[1]):
            window = padded[:, i : i + k[0], j : j + k[1], :]
            if mode == "max":
                row.append(tf.reduce_max(window, axis=(1, 2)))
            else:
                count = tf.reduce_sum(here[:, i : i + k[0], j : j + k[1], :], axis=(1, 2))
                row.append(tf.reduce_sum(window, axis=(1, 2)) / count)
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)
