def max2(a, b):
    a = tf.convert_to_tensor(a)
    b = tf.convert_to_tensor(b)
    if a.dtype.is_integer or b.dtype.is_integer or a.dtype.is_bool or b.dtype.is_bool:
        raise TypeError("floats only")
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} and {b.shape} differ")
    return b + tf.nn.relu(a - b)


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if len(x.shape) != 1:
        raise ValueError("a strip, please")
    n = x.shape[0] // 2
    pairs = tf.reshape(x[: 2 * n], (n, 2))
    left, right = tf.unstack(pairs, axis=1)
    return max2(left, right)
