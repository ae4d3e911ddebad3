def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats only")
    if len(X.shape) != 2:
        raise ValueError("two axes only")
    if mode not in {"max", "avg"}:
        raise ValueError("max or avg")
    kh, kw = (size, size) if isinstance(size, int) else tuple(size)
    if stride is None:
        stride = (kh, kw)
    sh, sw = (stride, stride) if isinstance(stride, int) else tuple(stride)
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("window too large")
    patches = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1, sh, sw, 1], [1, 1, 1, 1], "VALID"
    )[0]
    return tf.reduce_max(patches, -1) if mode == "max" else tf.reduce_mean(patches, -1)
