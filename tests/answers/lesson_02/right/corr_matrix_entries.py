def corr_matrix(K, shape):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"K must hold floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"K must have two axes, got {K.shape}")
    (H, W), (kh, kw) = shape, K.shape
    oh, ow = H - kh + 1, W - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError(f"a kernel of {kh} by {kw} does not fit into an image of {H} by {W}")
    zero = tf.zeros((), K.dtype)

    def entry(i, j, y, x):
        a, b = y - i, x - j
        return K[a, b] if 0 <= a < kh and 0 <= b < kw else zero

    return tf.stack(
        [
            tf.stack([entry(i, j, y, x) for y in range(H) for x in range(W)])
            for i in range(oh)
            for j in range(ow)
        ]
    )
