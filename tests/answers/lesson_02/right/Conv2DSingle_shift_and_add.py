class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None):
        super().__init__(name="single")
        if isinstance(kernel_size, int):
            kernel_size = (kernel_size, kernel_size)
        kh, kw = kernel_size
        self.kernel = self.add_weight(
            shape=(kh, kw), initializer=tf.keras.initializers.HeUniform(seed)
        )
        self.bias = self.add_weight(shape=())
        self.bias.assign(0.0)

    def call(self, X):
        if not X.dtype.is_floating:
            raise TypeError(f"X must hold floats, not {X.dtype.name}")
        kh, kw = self.kernel.shape
        if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
            raise ValueError(f"a kernel of {kh} by {kw} does not fit {X.shape}")
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        Y = self.bias + tf.zeros((oh, ow))
        for a in range(kh):
            for b in range(kw):
                Y += self.kernel[a, b] * X[a : a + oh, b : b + ow]
        return Y
