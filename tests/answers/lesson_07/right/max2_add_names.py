from tensorflow.nn import relu


def max2(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if not a.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats only")
    if a.shape != b.shape:
        raise ValueError("shapes")
    # max(a, b) = a + relu(b - a)
    return tf.add(a, relu(tf.subtract(b, a)))


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.ndim != 1:
        raise ValueError("shape")
    if len(x) % 2 == 1:
        x = x[:-1]
    return max2(x[::2], x[1::2])
