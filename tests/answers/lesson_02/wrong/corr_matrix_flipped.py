# hint: M1
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
    K = tf.reverse(K, [0, 1])
    rows = []
    for i in range(oh):
        for j in range(ow):
            rows.append(tf.reshape(tf.pad(K, [[i, oh - 1 - i], [j, ow - 1 - j]]), [-1]))
    return tf.stack(rows)
