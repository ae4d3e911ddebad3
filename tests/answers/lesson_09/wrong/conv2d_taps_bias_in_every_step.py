# hint: M29
def conv2d_taps(x, k, b, stride, padding):
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    for t in (x, k, b):
        if not t.dtype.is_floating:
            raise TypeError("floats please")
    if x.shape.rank != 4 or k.shape.rank != 4:
        raise ValueError("four axes please")
    if x.shape[3] != k.shape[2] or b.shape != (k.shape[3],):
        raise ValueError("channels")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    kh, kw = k.shape[0], k.shape[1]
    H, W = x.shape[1], x.shape[2]
    if padding == "SAME":
        th = max((-(-H // sh) - 1) * sh + kh - H, 0)
        tw = max((-(-W // sw) - 1) * sw + kw - W, 0)
        pads = ((th // 2, th - th // 2), (tw // 2, tw - tw // 2))
    elif padding == "VALID":
        pads = ((0, 0), (0, 0))
    elif isinstance(padding, int):
        pads = ((padding, padding), (padding, padding))
    else:
        pads = padding
    x = tf.pad(x, [[0, 0], list(pads[0]), list(pads[1]), [0, 0]])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if kh > x.shape[1] or kw > x.shape[2]:
        raise ValueError("kernel too large")
    y = 0
    for i in range(kh):
        for j in range(kw):
            y = y + x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw] @ k[i, j] + b
    return y
