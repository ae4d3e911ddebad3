class Pair:
    """Two tensors; `max` here is our own."""

    def __init__(self, a, b):
        if not (a.dtype.is_floating and b.dtype.is_floating):
            raise TypeError("floats only")
        if a.shape != b.shape:
            raise ValueError("equal shapes only")
        self.a, self.b = a, b

    def max(self):
        missing = tf.nn.relu(self.b - self.a)
        return self.a + missing


def max2(a, b):
    return Pair(tf.convert_to_tensor(a), tf.convert_to_tensor(b)).max()


def max_pool_1d_relu(x):
    x = tf.convert_to_tensor(x)
    if x.shape.rank == 1:
        even = x[: x.shape[0] // 2 * 2]
        return Pair(even[::2], even[1::2]).max()
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    raise ValueError("one axis only")
