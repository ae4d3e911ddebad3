# hint: none
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
        th = max((-(-H // sh) - 1) * sh + kh - H, 0)
        tw = max((-(-W // sw) - 1) * sw + kw - W, 0)
    else:
        th, tw = 0, 0
        if kh > H or kw > W:
            raise ValueError("the window does not fit")
    pool = tf.nn.max_pool2d if mode == "max" else tf.nn.avg_pool2d
    return pool(x, size, stride, padding)
