def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.ndim != 4 or mode not in ("max", "avg"):
        raise ValueError("shape or mode")
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = (kh, kw) if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    N, H, W, C = x.shape
    if padding == "SAME":
        th = max((-(-H // sh) - 1) * sh + kh - H, 0)
        tw = max((-(-W // sw) - 1) * sw + kw - W, 0)
    else:
        th = tw = 0
        if kh > H or kw > W:
            raise ValueError("too large")
    frame = [[0, 0], [th // 2, th - th // 2], [tw // 2, tw - tw // 2], [0, 0]]

    def windows(picture):
        found = tf.image.extract_patches(
            picture, [1, kh, kw, 1], [1, sh, sw, 1], [1, 1, 1, 1], "VALID"
        )
        oh, ow = found.shape[1:3]
        return tf.reshape(found, (N, oh, ow, kh * kw, C))

    if mode == "max":
        return tf.reduce_max(windows(tf.pad(x, frame, constant_values=x.dtype.min)), axis=3)
    total = tf.reduce_sum(windows(tf.pad(x, frame)), axis=3)
    return total / tf.reduce_sum(windows(tf.pad(tf.ones_like(x), frame)), axis=3)
