# hint: none
class Conv2DSingle(tf.keras.layers.Conv2D):
    def __init__(self, kernel_size, seed=None):
        random = tf.keras.initializers.GlorotUniform(seed=seed)
        super().__init__(1, kernel_size, kernel_initializer=random)

    def call(self, X):
        return super().call(X[None, :, :, None])[0, :, :, 0]
