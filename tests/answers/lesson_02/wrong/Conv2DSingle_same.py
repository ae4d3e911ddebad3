# hint: M5
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
        Y = tf.nn.conv2d(X[None, :, :, None], self.kernel[:, :, None, None], 1, "SAME")
        return Y[0, :, :, 0] + self.bias
