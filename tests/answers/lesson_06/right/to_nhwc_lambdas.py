class Order:
    def __init__(self, rank, axes):
        self.rank, self.axes = rank, axes

    def __call__(self, array):
        array = tf.convert_to_tensor(array)
        if not array.dtype.is_floating:
            raise TypeError("floats only")
        if array.shape.rank != self.rank:
            raise ValueError("wrong number of axes")
        return tf.transpose(array, self.axes)


first, last = Order(3, [1, 2, 0]), Order(4, [0, 3, 1, 2])
to_nhwc = lambda X: tf.expand_dims(first(X), axis=0)


def from_nhwc(x):
    y = last(x)
    if len(y) != 1:
        raise ValueError("one picture only")
    return y[0]


to_hwio = lambda K: Order(4, [2, 3, 1, 0])(K)
from_hwio = lambda k: Order(4, [3, 2, 0, 1])(k)
