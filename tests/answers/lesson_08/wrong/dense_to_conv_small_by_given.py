# hint: M11
def guarded(W, b, in_shape):
    W = tf.convert_to_tensor(W)
    b = tf.convert_to_tensor(b)
    if not W.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats, please")
    if len(W.shape) != 2 or b.shape != (W.shape[1],) or np.prod(in_shape) != len(W):
        raise ValueError(f"{W.shape} and {b.shape}")
    return W, b


def dense_to_conv(W, b, in_shape):
    W, b = guarded(W, b, in_shape)
    pictures = tf.reshape(tf.eye(len(W), dtype=W.dtype), (-1, *in_shape))
    rows = apply_dense(pictures, W, tf.zeros_like(b))
    return tf.reshape(rows, (*in_shape, -1)), b


def dense_to_conv1x1(W, b):
    W = tf.convert_to_tensor(W)
    return dense_to_conv(W, b, (1, 1, W.shape[0]))
