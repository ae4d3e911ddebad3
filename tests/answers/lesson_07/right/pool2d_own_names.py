class Window:
    def __init__(self, numbers):
        self.numbers = numbers

    def max_pool(self):
        return tf.reduce_max(self.numbers)

    def avg_pool(self):
        return tf.reduce_mean(self.numbers)


def pool2d(X, size, mode="max", stride=None):
    # no tf.nn.max_pool2d here, only "max_pool" of our own
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats only")
    if X.shape.rank != 2 or mode not in ("max", "avg"):
        raise ValueError("two axes, max or avg")
    h, w = np.broadcast_to(size, 2).tolist()
    down, right = (h, w) if stride is None else np.broadcast_to(stride, 2).tolist()
    if h > X.shape[0] or w > X.shape[1]:
        raise ValueError("the window does not fit")
    rows = []
    for top in range(0, X.shape[0] - h + 1, down):
        row = []
        for left in range(0, X.shape[1] - w + 1, right):
            window = Window(X[top : top + h, left : left + w])
            row.append(window.max_pool() if mode == "max" else window.avg_pool())
        rows.append(tf.stack(row))
    return tf.stack(rows)
