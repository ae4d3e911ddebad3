import keras


class MyConv2D(keras.Layer):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", activation=None,
                 use_bias=True, **kwargs):
        super().__init__(**kwargs)
        self.kept = dict(filters=filters, kernel_size=kernel_size, strides=strides,
                         padding=padding, activation=activation, use_bias=use_bias)

    def build(self, shape):
        if len(shape) != 4:
            raise ValueError("four axes, please")
        size = self.kept["kernel_size"]
        size = [size] * 2 if isinstance(size, int) else list(size)
        draw = keras.initializers.GlorotUniform()
        self.kernel = self.add_weight(shape=size + [shape[-1], self.kept["filters"]],
                                      initializer=draw, name="kernel")
        if self.kept["use_bias"]:
            self.bias = self.add_weight(shape=[self.kept["filters"]], initializer="zeros",
                                        name="bias")
        self.input_spec = keras.layers.InputSpec(ndim=4, axes={-1: shape[-1]})

    def call(self, x):
        kh, kw = self.kernel.shape[:2]
        if self.kept["padding"].upper() == "VALID":
            if (x.shape[1] or kh) < kh or (x.shape[2] or kw) < kw:
                raise ValueError("too large")
        y = tf.nn.conv2d(x, self.kernel, self.kept["strides"], self.kept["padding"].upper())
        if self.kept["use_bias"]:
            y = tf.nn.bias_add(y, self.bias)
        return keras.activations.get(self.kept["activation"])(y)

    def get_config(self):
        return {**super().get_config(), **self.kept}
