@tf.function
def _larger(a, b):
    return tf.keras.activations.relu(b - a) + a


def max2(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if a.dtype not in (tf.float32, tf.float64) or b.dtype not in (tf.float32, tf.float64):
        raise TypeError("floats only")
    if a.shape != b.shape:
        raise ValueError("equal shapes only")
    return _larger(a, b)


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if x.dtype not in (tf.float32, tf.float64):
        raise TypeError("floats only")
    if x.shape.rank != 1:
        raise ValueError("one axis")
    n = int(len(x) / 2)
    return tf.concat([[max2(x[2 * i], x[2 * i + 1])] for i in range(n)], axis=0)
