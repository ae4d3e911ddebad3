def _guard(*tensors):
    for t in tensors:
        if not t.dtype.is_floating:
            raise TypeError("floats only")


def max2(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    _guard(a, b)
    if a.shape.as_list() != b.shape.as_list():
        raise ValueError("equal shapes only")
    difference = b - a
    return a - (-tf.nn.relu(difference))


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    _guard(x)
    if x.shape.rank != 1:
        raise ValueError("one axis only")
    out = []
    i = 0
    while i + 1 < x.shape[0]:
        out.append(max2(x[i], x[i + 1]))
        i += 2
    return tf.stack(out)
