@tf.function(reduce_retracing=False)
def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if len(x.shape) != 4 or mode not in ("max", "avg"):
        raise ValueError("shape or mode")
    size = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    stride = (stride, stride) if isinstance(stride, int) else stride
    inside = []
    for axis in (0, 1):
        n, k, s = x.shape[1 + axis], size[axis], stride[axis]
        if padding == "SAME":
            out = (n + s - 1) // s
            first = -(max((out - 1) * s + k - n, 0) // 2)
        else:
            out, first = (n - k) // s + 1, 0
        if out < 1:
            raise ValueError("too large a window")
        starts = [first + i * s for i in range(out)]
        inside.append([(max(a, 0), min(a + k, n)) for a in starts])
    rows = []
    for top, bottom in inside[0]:
        row = []
        for left, right in inside[1]:
            window = x[:, top:bottom, left:right]
            if mode == "max":
                row.append(tf.reduce_max(window, [1, 2]))
            else:
                row.append(tf.reduce_mean(window, [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)
