# hint: M62
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
    first = tf.reshape(tf.pad(K, [[0, oh - 1], [0, ow - 1]]), [-1])
    return tf.stack([tf.roll(first, shift, axis=0) for shift in range(oh * ow)])
