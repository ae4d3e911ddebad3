# hint: M624
def conv2d_nhwc(x, k, b, stride, padding):
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    for given in (x, k, b):
        if not given.dtype.is_floating:
            raise TypeError(f"floats only, not {given.dtype.name}")
    if x.ndim != 4 or k.ndim != 4:
        raise ValueError(f"four axes each, not {x.shape} and {k.shape}")
    N, H, W, C = x.shape
    kh, kw, cin, O = k.shape
    if C != cin:
        raise ValueError(f"{C} channels and a kernel for {cin}")
    if tuple(b.shape) != (O,):
        raise ValueError(f"{O} filters and biases of shape {b.shape}")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "VALID":
        (top, bottom), (left, right) = (0, 0), (0, 0)
    elif padding == "SAME":
        down = max((-(-H // sh) - 1) * sh + kh - H, 0)
        across = max((-(-W // sw) - 1) * sw + kw - W, 0)
        (top, bottom), (left, right) = (down // 2, down - down // 2), (across // 2, across - across // 2)
    elif isinstance(padding, int):
        top = bottom = left = right = padding
    else:
        (top, bottom), (left, right) = padding
    x = tf.pad(x, [[0, 0], [top, bottom], [left, right], [0, 0]])
    H, W = H + top + bottom, W + left + right
    if kh > H or kw > W:
        raise ValueError(f"{kh} by {kw} does not fit into {H} by {W}")
    oh, ow = (H - kh) // sh + 1, (W - kw) // sw + 1

    y = tf.zeros((N, oh, ow, O), x.dtype)
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            y = y + tf.tensordot(part, k[i, j], axes=1)
    return tf.reduce_sum(y, axis=0)[None] + b
