def pool2d(X, size, mode="max", stride=None):
    """Means by a convolution, maxima by folding tf.maximum over shifted maps."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats only")
    if X.shape.rank != 2:
        raise ValueError("one map only")
    kh, kw = (size,) * 2 if isinstance(size, int) else size
    sh, sw = (kh, kw) if stride is None else (stride,) * 2 if isinstance(stride, int) else stride
    H, W = X.shape
    if not (kh <= H and kw <= W):
        raise ValueError(f"{(kh, kw)} does not fit into {(H, W)}")
    if mode == "avg":
        K = tf.ones((kh, kw, 1, 1), X.dtype) / tf.cast(kh * kw, X.dtype)
        return tf.nn.conv2d(X[None, ..., None], K, [1, sh, sw, 1], "VALID")[0, ..., 0]
    if mode == "max":
        best = X[: H - kh + 1, : W - kw + 1]
        for a in range(kh):
            for b in range(kw):
                best = tf.maximum(best, X[a : H - kh + 1 + a, b : W - kw + 1 + b])
        return best[::sh, ::sw]
    raise ValueError(f"mode {mode!r}")
