def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    """Each picture by itself, each channel by itself, in plain loops."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes only")
    best = {"max": tf.reduce_max, "avg": tf.reduce_mean}
    if mode not in best:
        raise ValueError("max or avg only")

    def pair(v):
        return (v, v) if isinstance(v, int) else tuple(v)

    (kh, kw), (sh, sw) = pair(size), pair(stride) if stride is not None else pair(size)
    N, H, W, C = x.shape
    if padding == "SAME":
        oh, ow = (H + sh - 1) // sh, (W + sw - 1) // sw
        top = max((oh - 1) * sh + kh - H, 0) // 2
        left = max((ow - 1) * sw + kw - W, 0) // 2
    else:
        oh, ow, top, left = (H - kh) // sh + 1, (W - kw) // sw + 1, 0, 0
        if kh > H or kw > W:
            raise ValueError("too large")
    y = []
    for i in range(oh):
        for j in range(ow):
            a, b = i * sh - top, j * sw - left
            window = x[:, max(a, 0) : min(a + kh, H), max(b, 0) : min(b + kw, W), :]
            y.append(best[mode](window, axis=[1, 2]))
    return tf.transpose(tf.reshape(tf.stack(y), (oh, ow, N, C)), (2, 0, 1, 3))
