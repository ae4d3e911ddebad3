class Conv2DSingle(tf.keras.layers.Layer):
    def __init__(self, kernel_size, seed=None):
        super().__init__()
        size = np.broadcast_to(kernel_size, 2).tolist()
        start = np.random.default_rng(seed).normal(size=size).astype("float32")
        self.kernel = tf.keras.Variable(start, name="kernel")
        self.bias = tf.keras.Variable(0.0, name="bias")

    def call(self, X):
        if not X.dtype.is_floating:
            raise TypeError(f"X must hold floats, not {X.dtype.name}")
        kh, kw = self.kernel.shape
        if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
            raise ValueError(f"a kernel of {kh} by {kw} does not fit {X.shape}")
        patches = tf.image.extract_patches(
            X[None, :, :, None], [1, kh, kw, 1], [1, 1, 1, 1], [1, 1, 1, 1], "VALID"
        )
        return tf.linalg.matvec(patches[0], tf.reshape(self.kernel, [-1])) + self.bias
