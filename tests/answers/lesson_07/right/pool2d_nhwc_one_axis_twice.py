def along(x, axis, k, s, padding, reduce):
    n = x.shape[axis]
    if padding == "VALID":
        starts = range(0, n - k + 1, s)
    else:
        out = -(-n // s)
        front = max((out - 1) * s + k - n, 0) // 2
        starts = [i * s - front for i in range(out)]
    pieces = []
    for i in starts:
        inside = [j for j in range(i, i + k) if 0 <= j < n]
        pieces.append(reduce(tf.gather(x, inside, axis=axis), axis=axis))
    if not pieces:
        raise ValueError("the window does not fit")
    return tf.stack(pieces, axis=axis)


def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if len(x.shape) != 4 or mode not in ("max", "avg"):
        raise ValueError("shape or mode")
    kh, kw = (size, size) if isinstance(size, int) else size
    sh, sw = (kh, kw) if stride is None else (stride, stride) if isinstance(stride, int) else stride
    reduce = tf.reduce_max if mode == "max" else tf.reduce_mean
    return along(along(x, 1, kh, sh, padding, reduce), 2, kw, sw, padding, reduce)
