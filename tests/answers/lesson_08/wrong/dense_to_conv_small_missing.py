# hint: none
def dense_to_conv(W, b, in_shape):
    W = tf.convert_to_tensor(W)
    b = tf.convert_to_tensor(b)
    if not W.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats, please")
    if len(W.shape) != 2 or b.shape != (W.shape[1],):
        raise ValueError(f"{W.shape} and {b.shape}")
    H, Wd, C = in_shape
    if H * Wd * C != W.shape[0]:
        raise ValueError(f"{W.shape[0]} rows for a picture of {in_shape}")
    return tf.reshape(W, (H, Wd, C, -1)), b


def dense_to_conv1x1(W, b):
    raise NotImplementedError()
