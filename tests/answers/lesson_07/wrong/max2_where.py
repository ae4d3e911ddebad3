# hint: none
def max2(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if not (a.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats only")
    if a.shape != b.shape:
        raise ValueError("equal shapes only")
    return tf.where(a > b, a, b)


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 1:
        raise ValueError("one axis only")
    n = x.shape[0] // 2
    return max2(x[0 : 2 * n : 2], x[1 : 2 * n : 2])
