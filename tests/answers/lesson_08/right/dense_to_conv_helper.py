def _checked(W, b):
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    for name, t in (("W", W), ("b", b)):
        if not t.dtype.is_floating:
            raise TypeError(f"{name} holds {t.dtype.name}")
    if W.shape.ndims != 2:
        raise ValueError(f"W has {W.shape.ndims} axes")
    if b.shape.as_list() != [W.shape[1]]:
        raise ValueError(f"b has shape {b.shape}, W has {W.shape[1]} columns")
    return W, b


def dense_to_conv(W, b, in_shape):
    from math import prod

    W, b = _checked(W, b)
    if prod(in_shape) != W.shape[0]:
        raise ValueError(f"{in_shape} does not have {W.shape[0]} numbers")
    return [tf.reshape(W, list(in_shape) + [W.shape[1]]), tf.identity(b)]


def dense_to_conv1x1(W, b):
    return dense_to_conv(W, b, (1, 1, _checked(W, b)[0].shape[0]))
