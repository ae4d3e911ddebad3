class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.kernel_size = (kernel_size, kernel_size) if type(kernel_size) is int else kernel_size
        self.seed = seed

    def build(self, input_shape):
        self.kernel = self.add_weight(
            shape=tuple(self.kernel_size),
            initializer=tf.keras.initializers.RandomNormal(seed=self.seed),
            trainable=True,
        )
        self.bias = self.add_weight(shape=(), initializer="zeros", trainable=True)

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
                row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
            rows.append(tf.stack(row))
        return tf.stack(rows) + self.bias
