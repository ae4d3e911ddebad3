# hint: M5
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
    P = tf.eye(H * W, dtype=K.dtype)
    images = tf.pad(tf.reshape(P, (H * W, H, W)), [[0, 0], [0, kh - 1], [0, kw - 1]])
    Y = tf.nn.conv2d(images[..., None], K[:, :, None, None], 1, "VALID")
    return tf.transpose(tf.reshape(Y, (H * W, H * W)))
