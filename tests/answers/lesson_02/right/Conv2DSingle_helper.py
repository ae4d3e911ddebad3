from tensorflow import keras


def correlate(X, K):
    kh, kw = K.shape
    if X.shape.rank != 2:
        raise ValueError("X must have two axes")
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError(f"a kernel {kh} by {kw} does not fit")
    rows = np.arange(X.shape[0] - kh + 1)[:, None] + np.arange(kh)
    columns = np.arange(X.shape[1] - kw + 1)[:, None] + np.arange(kw)
    return tf.einsum("iajb,ab->ij", tf.gather(tf.gather(X, rows), columns, axis=2), K)


class Conv2DSingle(keras.layers.Layer):
    """A layer with a helper function beside it."""

    def __init__(self, kernel_size, seed=None):
        super().__init__()
        self.size = 2 * [kernel_size] if isinstance(kernel_size, int) else list(kernel_size)
        self.kernel = self.add_weight(
            shape=self.size, initializer=keras.initializers.RandomUniform(-1.0, 1.0, seed)
        )
        self.bias = self.add_weight(shape=[], initializer=keras.initializers.Zeros())

    def call(self, X):
        X = tf.convert_to_tensor(X)
        if X.dtype != tf.float32:
            raise TypeError(f"X must be float32, not {X.dtype}")
        return tf.add(correlate(X, tf.convert_to_tensor(self.kernel)), self.bias)
