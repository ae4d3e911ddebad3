# hint: M29
class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None):
        super().__init__()
        size = (kernel_size, kernel_size) if isinstance(kernel_size, int) else tuple(kernel_size)
        random = tf.keras.initializers.GlorotUniform(seed=seed)
        self.kernel = self.add_weight(name="kernel", shape=size, initializer=random)
        self.bias = self.add_weight(name="bias", shape=(), initializer="zeros")

    def call(self, X):
        if not X.dtype.is_floating:
            raise TypeError(f"X must hold floats, not {X.dtype.name}")
        kh, kw = self.kernel.shape
        if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
            raise ValueError(f"a kernel of {kh} by {kw} does not fit {X.shape}")
        K = tf.convert_to_tensor(self.kernel)
        rows = []
        for i in range(X.shape[0] - kh + 1):
            row = []
            for j in range(X.shape[1] - kw + 1):
                row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K + self.bias))
            rows.append(tf.stack(row))
        return tf.stack(rows)
