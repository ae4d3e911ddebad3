def _floats(array, rank):
    array = tf.convert_to_tensor(array)
    if not array.dtype.is_floating:
        raise TypeError(array.dtype)
    if array.ndim != rank:
        raise ValueError(array.shape)
    return array


def to_nhwc(X):
    return tf.experimental.numpy.moveaxis(_floats(X, 3), 0, -1)[None]


def from_nhwc(x):
    (picture,) = tf.unstack(_floats(x, 4))
    return tf.experimental.numpy.moveaxis(picture, -1, 0)


def to_hwio(K):
    return tf.experimental.numpy.moveaxis(_floats(K, 4), [0, 1], [3, 2])


def from_hwio(k):
    return tf.experimental.numpy.moveaxis(_floats(k, 4), [3, 2], [0, 1])
