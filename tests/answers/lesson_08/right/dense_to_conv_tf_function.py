@tf.function
def cut(W, shape):
    return tf.reshape(W, tf.concat([shape, [tf.shape(W)[1]]], axis=0))


def dense_to_conv(W, b, in_shape):
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if W.dtype.is_integer or W.dtype.is_bool or b.dtype.is_integer or b.dtype.is_bool:
        raise TypeError(f"{W.dtype} {b.dtype}")
    if W.shape.rank != 2 or b.shape.rank != 1 or len(b) != W.shape[1]:
        raise ValueError(f"{W.shape} {b.shape}")
    if int(np.prod(in_shape)) != len(W):
        raise ValueError(f"{W.shape} {in_shape}")
    return cut(W, tf.constant(in_shape)), b


def dense_to_conv1x1(W, b):
    W = tf.convert_to_tensor(W)
    return dense_to_conv(W, b, (1, 1, W.shape[0] if W.shape.rank else 0))
