"""What lesson 10 says that its cells print, and what its answers give alone."""

MOST_CELLS = 72
"""It is worth two lessons, and its section on a GPU is for those who have one."""
NOT_ALLOWED = frozenset({"train_reader"})
PRINTED = {
    "digits": "1347 digits to learn from, 450 to test on\n"
    "[[ 0  0  2 14 13  3  0  0]\n"
    " [ 0  0 13 13  9 11  0  0]\n"
    " [ 0  0 16  7  0 12  0  0]\n"
    " [ 0  3 16  5  0 10  5  0]\n"
    " [ 0  5 16  1  0  8  5  0]\n"
    " [ 0  3 16  1  0 10  5  0]\n"
    " [ 0  0 16  8  5 14  3  0]\n"
    " [ 0  0  4 16 16  9  1  0]] 0",
    "training-break-answer": "True 0.24\nFalse 1.099",
}
NUMBERS = """
class MyConv2D(tf.keras.layers.Layer):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", activation=None, **more):
        super().__init__(**more)
        self.filters, self.kernel_size, self.strides = filters, kernel_size, strides
        self.padding, self.activation = padding.upper(), tf.keras.activations.get(activation)

    def build(self, shape):
        size = (self.kernel_size, self.kernel_size, shape[-1], self.filters)
        self.kernel = self.add_weight(name="kernel", shape=size, initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=size[3:], initializer="zeros")

    def call(self, x):
        y = tf.nn.conv2d(x, self.kernel, self.strides, self.padding)
        return self.activation(y + self.bias)


pictures = np.zeros((10, 16, 16, 1), "float32")
flat = [tf.keras.Input((16, 16, 1)), tf.keras.layers.Flatten()]
dense = tf.keras.Sequential([*flat, tf.keras.layers.Dense(10, kernel_initializer="zeros")])
convs = [MyConv2D(n, 3, padding="same", activation="relu") for n in (16, 32)]
pools = [tf.keras.layers.MaxPooling2D(2) for _ in range(2)]
body = [flat[0], convs[0], pools[0], convs[1], pools[1], tf.keras.layers.Flatten()]
whole = tf.keras.Sequential([*body, tf.keras.layers.Dense(10)])
"""
ALONE = {
    "place": (
        "place([[[16, 8], [4, 0]]], [(1, 0)], 3)[0, :, :, 0]",
        [[0, 0, 0], [1, 0.5, 0], [0.25, 0, 0]],
    ),
    "build_model": (
        "[build_model(kind).count_params() for kind in ('mlp', 'flatten', 'gmp')]",
        [17098, 9930, 6218],
    ),
    "train": (
        "[train(dense, pictures, np.arange(10), 1, 10, 0.01, 0) or 0, "
        "float(np.abs(dense(pictures)).max() < 0.011)]",
        [0, 1],
    ),
    "shift_profile": (
        "[shift_profile(dense, pictures, np.zeros(10, int), [(0, 1)])[0, 1] in (0.0, 1.0)]",
        [True],
    ),
    "train_reader": ("train_reader(pictures, np.arange(10)).count_params()", 6218),
    "to_fully_conv": (
        "to_fully_conv(whole)(np.zeros((1, 24, 20, 1), 'float32')).shape",
        [1, 3, 2, 10],
    ),
    "total_stride": (
        "[total_stride([(3, 1), (3, 2), (3, 2)]), *unchanged_shifts([(3, 2), (3, 2)], 6)]",
        [4, -4, 0, 4],
    ),
}
_A_MODEL = "the model, Keras's own or the student's, decides which pictures it takes"
NO_ERRORS_ASKED = {
    "train": _A_MODEL,
    "shift_profile": _A_MODEL,
    "train_reader": "it makes and trains a model for the pictures that it is given",
}
_PLACED = "canvas[item, y:y + h, x:x + w, 0] = images[item] / 16"
_INPUT = "picture = features = tf.keras.Input((None, None, 1))"
EQUIVALENT: dict[str, dict[str, str]] = {
    "place": {
        f"{_PLACED} => {_PLACED.replace(', 0]', ', -1]')}": "there is one channel: "
        "the first is the last"
    },
    "to_fully_conv": {
        f"{_INPUT} => {_INPUT.replace('1', '2')}": "Keras compares the number of axes and not that "
        "of channels: the model reads pictures of one channel all the same"
    },
}
