class OneAxis:
    """Pool along rows; the same again on the transposed map does the columns."""

    def __init__(self, k, s, reduce):
        self.k, self.s, self.reduce = k, s, reduce

    def __call__(self, X):
        return tf.stack(
            [self.reduce(X[i : i + self.k], axis=0) for i in range(0, len(X) - self.k + 1, self.s)]
        )


def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats, please")
    if X.shape.rank != 2:
        raise ValueError("two axes, please")
    reduce = {"max": tf.reduce_max, "avg": tf.reduce_mean}.get(mode)
    if reduce is None:
        raise ValueError(f"no such mode: {mode}")
    kh, kw = [size] * 2 if isinstance(size, int) else size
    sh, sw = (kh, kw) if stride is None else [stride] * 2 if isinstance(stride, int) else stride
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("too large")
    down = OneAxis(kh, sh, reduce)(X)
    return tf.transpose(OneAxis(kw, sw, reduce)(tf.transpose(down)))
