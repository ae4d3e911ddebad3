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
    units = tf.transpose(W)
    pictures = tf.map_fn(lambda w: tf.reshape(w, (H, Wd, C)), units)
    return tf.transpose(pictures, [1, 2, 3, 0]), b


def dense_to_conv1x1(W, b):
    W, b = map(tf.convert_to_tensor, (W, b))
    if {W.dtype.is_floating, b.dtype.is_floating} != {True}:
        raise TypeError("W and b must be floating")
    try:
        inputs, units = W.shape
    except ValueError:
        raise ValueError("W must have two axes") from None
    if tuple(b.shape) != (units,):
        raise ValueError("one bias a unit")
    return tf.einsum("du,xy->xydu", W, tf.ones((1, 1), W.dtype)), b
