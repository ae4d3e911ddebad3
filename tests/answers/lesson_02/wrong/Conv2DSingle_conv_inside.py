# hint: none
class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None):
        super().__init__()
        random = tf.keras.initializers.GlorotUniform(seed=seed)
        self.conv = tf.keras.layers.Conv2D(1, kernel_size, kernel_initializer=random)

    def call(self, X):
        Y = self.conv(X[None, :, :, None])[0, :, :, 0]
        self.kernel, self.bias = self.conv.kernel, self.conv.bias
        return Y
