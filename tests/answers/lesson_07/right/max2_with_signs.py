class Larger:
    def __call__(self, a, b):
        a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
        if not (a.dtype.is_floating and b.dtype.is_floating):
            raise TypeError("floats only")
        if a.shape != b.shape:
            raise ValueError("equal shapes only")
        # relu(a) - relu(-a) is a
        return tf.nn.relu(a) - tf.nn.relu(-a) + tf.nn.relu(b - a)


def max2(a, b):
    return Larger()(a, b)


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 1:
        raise ValueError("one axis")
    half = tf.shape(x)[0] // 2
    pairs = tf.transpose(tf.reshape(x[: half * 2], (half, 2)))
    return max2(pairs[0], pairs[1])
