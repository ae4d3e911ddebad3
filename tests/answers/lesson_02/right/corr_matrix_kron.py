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
    def shift(n, k, a):
        return np.eye(n - k + 1, n, a)

    return tf.add_n(
        [
            K[a, b] * tf.constant(np.kron(shift(H, kh, a), shift(W, kw, b)), K.dtype)
            for a in range(kh)
            for b in range(kw)
        ]
    )
