# hint: M19
def conv_to_dense(k, b, in_shape, stride, padding):
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError(f"{k.dtype} and {b.dtype}")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or in_shape[2] != k.shape[2]:
        raise ValueError(f"{k.shape}, {b.shape} and {in_shape}")
    H, Wd, C = in_shape
    kh, kw, C, O = k.shape
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "VALID":
        top = bottom = left = right = 0
    elif padding == "SAME":
        rows = (-(-H // sh) - 1) * sh + kh - H
        columns = (-(-Wd // sw) - 1) * sw + kw - Wd
        top, left = rows // 2, columns // 2
        bottom, right = rows - top, columns - left
    elif isinstance(padding, int):
        top = bottom = left = right = padding
    else:
        (top, bottom), (left, right) = padding
    oh, ow = (H + top + bottom - kh) // sh + 1, (Wd + left + right - kw) // sw + 1
    if kh > H + top + bottom or kw > Wd + left + right:
        raise ValueError(f"no window of {kh} by {kw} fits")
    x = tf.reshape(tf.eye(H * Wd * C, dtype=k.dtype), (-1, H, Wd, C))
    x = tf.pad(x, [[0, 0], [top, bottom], [left, right], [0, 0]])
    y = tf.nn.conv2d(x, k, (sh, sw), "VALID")
    return tf.reshape(y, (H * Wd * C, -1)), tf.tile(b, [oh * ow])
