# hint: none
def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 1:
        raise ValueError("one axis only")
    n = x.shape[0] // 2
    return x[0 : 2 * n : 2] + tf.nn.relu(x[1 : 2 * n : 2] - x[0 : 2 * n : 2])


def max2(a, b):
    pass
