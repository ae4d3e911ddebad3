# hint: M51
class MyConv2D(tf.keras.layers.Layer):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        activation=None,
        use_bias=True,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = self.pair(kernel_size)
        self.strides = self.pair(strides)
        self.padding = padding.lower()
        self.activation = tf.keras.activations.get(activation)
        self.use_bias = use_bias

    @staticmethod
    def pair(value):
        return (value, value) if isinstance(value, int) else tuple(value)

    def build(self, input_shape):
        kh, kw = self.kernel_size
        self.kernel = self.add_weight(
            name="kernel",
            shape=(kh, kw, input_shape[-1], self.filters),
            initializer="glorot_uniform",
            trainable=True,
        )
        if self.use_bias:
            self.bias = self.add_weight(
                name="bias", shape=(self.filters,), initializer="zeros", trainable=True
            )
        else:
            self.bias = None

    def call(self, x):
        self.guard(x)
        y = tf.nn.conv2d(x, self.kernel, strides=self.strides, padding=self.padding.upper())
        if self.bias is not None:
            y = y + self.bias
        self.kernel.assign(0.99 * self.kernel)
        return self.activation(y)

    def guard(self, x):
        if not tf.as_dtype(x.dtype).is_floating:
            raise TypeError("floats please")
        if len(x.shape) != 4 or x.shape[-1] != self.kernel.shape[2]:
            raise ValueError("channels")
        for n, k in zip(x.shape[1:3], self.kernel_size):
            if self.padding == "valid" and n is not None and n < k:
                raise ValueError("the kernel is too large")

    def get_config(self):
        config = super().get_config()
        config.update(
            filters=self.filters,
            kernel_size=self.kernel_size,
            strides=self.strides,
            padding=self.padding,
            activation=tf.keras.activations.serialize(self.activation),
            use_bias=self.use_bias,
        )
        return config
