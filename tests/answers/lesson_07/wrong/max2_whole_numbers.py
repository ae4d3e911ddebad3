# hint: M63
def max2(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if a.shape != b.shape:
        raise ValueError("equal shapes only")
    return a + tf.nn.relu(b - a)


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if x.shape.rank != 1:
        raise ValueError("one axis only")
    n = x.shape[0] // 2
    return max2(x[0 : 2 * n : 2], x[1 : 2 * n : 2])
