def taps(x, k, s, padding):
    kh, kw = k.shape[:2]
    if padding == "same":
        n = tf.shape(x)[1:3]
        total = tf.maximum((-(-n // s) - 1) * s + [kh, kw] - n, 0)
        pads = tf.stack([total // 2, total - total // 2], axis=1)
        x = tf.pad(x, tf.pad(pads, [[1, 1], [0, 0]]))
    n = (tf.shape(x)[1:3] - [kh, kw]) // s * s + 1
    return tf.add_n([tf.tensordot(x[:, a:a + n[0]:s, b:b + n[1]:s], k[a, b], 1)
                     for a in range(kh) for b in range(kw)])


class MyConv2D(tf.keras.layers.Layer):
    """My own layer of lesson 09: a sum over the taps."""

    def __init__(self, filters, kernel_size, strides=1, padding="valid", activation=None, **kw):
        super().__init__(**kw)
        self.filters, self.size, self.step, self.pad = filters, kernel_size, strides, padding
        self.activation = tf.keras.activations.get(activation)

    def build(self, shape):
        self.kernel = self.add_weight(
            shape=(self.size, self.size, shape[-1], self.filters), initializer="glorot_uniform")
        self.bias = self.add_weight(shape=(self.filters,), initializer="zeros")

    def compute_output_shape(self, shape):
        less = 0 if self.pad == "same" else self.size - 1
        sides = [None if n is None else -(-(n - less) // self.step) for n in shape[1:3]]
        return (shape[0], *sides, self.filters)

    def call(self, x):
        y = taps(x, tf.convert_to_tensor(self.kernel), self.step, self.pad)
        return self.activation(y + self.bias)


def build_model(kind):
    layers = tf.keras.layers
    conv = lambda n: MyConv2D(n, 3, padding="same", activation="relu")
    if kind == "mlp":
        middle = [layers.Flatten(), layers.Dense(64, activation="relu")]
    elif kind == "flatten":
        middle = [conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D(), layers.Flatten()]
    elif kind == "gmp":
        middle = [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()]
    else:
        raise ValueError("mlp, flatten or gmp")
    return tf.keras.Sequential([layers.Input((16, 16, 1))] + middle + [layers.Dense(10)])
