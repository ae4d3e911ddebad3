class MyConv2D(tf.keras.layers.Layer):
    """My own layer of lesson 09: a sum over the taps."""

    def __init__(self, filters, size):
        super().__init__()
        self.filters, self.size = filters, size

    def build(self, shape):
        self.kernel = self.add_weight(
            shape=(self.size, self.size, shape[-1], self.filters), initializer="glorot_uniform")
        self.bias = self.add_weight(shape=(self.filters,), initializer="zeros")

    def compute_output_shape(self, shape):
        return (*shape[:3], self.filters)

    def call(self, x):
        k, p = tf.convert_to_tensor(self.kernel), self.size // 2
        h, w = x.shape[1], x.shape[2]
        x = tf.pad(x, [[0, 0], [p, p], [p, p], [0, 0]])
        taps = [tf.matmul(x[:, a:a + h, b:b + w], k[a, b])
                for a in range(self.size) for b in range(self.size)]
        return tf.nn.relu(tf.add_n(taps) + self.bias)


def build_model(kind):
    layers = tf.keras.layers
    if kind == "mlp":
        middle = [layers.Flatten(), layers.Dense(64, activation="relu")]
    elif kind == "flatten":
        middle = [MyConv2D(16, 3), layers.MaxPooling2D(), MyConv2D(32, 3), layers.MaxPooling2D(),
                  layers.Flatten()]
    elif kind == "gmp":
        middle = [MyConv2D(8, 3), MyConv2D(16, 3), MyConv2D(32, 3), layers.GlobalMaxPooling2D()]
    else:
        raise ValueError("mlp, flatten or gmp")
    return tf.keras.Sequential([layers.Input((16, 16, 1))] + middle + [layers.Dense(10)])
