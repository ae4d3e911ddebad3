# hint: M12
def _prepared(x, kh, kw, stride, padding):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats please")
    if x.shape.rank != 4:
        raise ValueError("four axes please")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    H, W = x.shape[1], x.shape[2]
    if padding == "SAME":
        th = max((-(-H // sh) - 1) * sh + kh - H, 0)
        tw = max((-(-W // sw) - 1) * sw + kw - W, 0)
        padding = ((th // 2, th - th // 2), (tw // 2, tw - tw // 2))
    elif padding == "VALID":
        padding = 0
    if isinstance(padding, int):
        padding = ((padding, padding), (padding, padding))
    x = tf.pad(x, [[0, 0], list(padding[0]), list(padding[1]), [0, 0]])
    if kh > x.shape[1] or kw > x.shape[2]:
        raise ValueError("the window does not fit")
    return x, (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1, sh, sw


def im2col(x, kh, kw, stride, padding):
    x, oh, ow, sh, sw = _prepared(x, kh, kw, stride, padding)
    blocks = [
        x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
        for i in range(kh)
        for j in range(kw)
    ]
    return tf.concat(blocks, axis=-1)


def conv2d_im2col(x, k, b, stride, padding):
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats please")
    if k.shape.rank != 4 or b.shape != (k.shape[3],):
        raise ValueError("kernel and bias")
    kh, kw, c, o = k.shape
    if x.shape[-1] != c:
        c = x.shape[-1]
        k = tf.repeat(k, c, axis=2)[:, :, :c]
    return im2col(x, kh, kw, stride, padding) @ tf.reshape(k, (kh * kw * c, o)) + b
