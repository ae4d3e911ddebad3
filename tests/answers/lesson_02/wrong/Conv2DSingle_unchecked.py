# hint: M12
class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None):
        super().__init__()
        size = (kernel_size, kernel_size) if isinstance(kernel_size, int) else tuple(kernel_size)
        random = tf.keras.initializers.GlorotUniform(seed=seed)
        self.kernel = self.add_weight(name="kernel", shape=size, initializer=random)
        self.bias = self.add_weight(name="bias", shape=(), initializer="zeros")

    def call(self, X):
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        return sum(
            (K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw)), self.bias
        )
