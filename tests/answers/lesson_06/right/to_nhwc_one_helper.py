def _carried(array, pattern, rank):
    array = tf.convert_to_tensor(array)
    if array.dtype not in (tf.float32, tf.float64):
        raise TypeError("only floats can be carried")
    if array.shape.rank != rank:
        raise ValueError(f"{rank} axes expected, got {array.shape.rank}")
    return tf.einsum(pattern, array)


def to_nhwc(X):
    return _carried(X, "chw->hwc", 3)[None, ...]


def from_nhwc(x):
    moved = _carried(x, "nhwc->nchw", 4)
    if moved.shape[0] != 1:
        raise ValueError("more than one picture")
    return moved[0]


def to_hwio(K):
    return _carried(K, "oihw->hwio", 4)


def from_hwio(k):
    return _carried(k, "hwio->oihw", 4)
