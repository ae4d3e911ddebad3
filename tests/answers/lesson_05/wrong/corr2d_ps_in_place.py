# hint: M10
def corr2d_ps(X, K, padding, stride):
    given, kernel = X, K
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes each")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        def both(n, k, s):
            t = max((-(-n // s) - 1) * s + k - n, 0)
            return t // 2, t - t // 2
        pads = [both(X.shape[0], K.shape[0], sh), both(X.shape[1], K.shape[1], sw)]
    elif padding == "VALID":
        pads = [(0, 0), (0, 0)]
    elif isinstance(padding, int):
        pads = [(padding, padding), (padding, padding)]
    elif isinstance(padding, str):
        raise ValueError(padding)
    else:
        pads = padding
    P = tf.pad(X, pads) if np.any(pads) else given
    kh, kw = K.shape
    oh, ow = (P.shape[0] - kh) // sh + 1, (P.shape[1] - kw) // sw + 1
    if P.shape[0] < kh or P.shape[1] < kw:
        raise ValueError("the kernel does not fit")
    rows = []
    for i in range(oh):
        row = []
        for j in range(ow):
            window = P[i * sh : i * sh + kh, j * sw : j * sw + kw]
            window *= kernel
            row.append(tf.reduce_sum(window))
        rows.append(tf.stack(row))
    return tf.stack(rows)
