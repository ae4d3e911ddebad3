"""What lesson 07 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"pool2d", "pool2d_nhwc", "max2"})
PRINTED = {
    "one-dimension-answer": "[5. 2. 4.] [3.  1.  3.5]",
    "wobble-answer": "[0. 0. 9. 0. 0. 0.] → [0. 9. 0.]\n"
    "[0. 0. 0. 9. 0. 0.] → [0. 9. 0.]\n"
    "[0. 9. 0. 0. 0. 0.] → [9. 0. 0.]",
    "library-answer": "(32, 32, 32, 16) 0 (2, 2)",
    "pads-break-answer": "[[5.0, 7.0], [13.0, 15.0]]\n"
    "[[0.0, 0.0], [0.0, -6.0]]\n"
    "[[-1.0, -2.0], [-5.0, -6.0]]",
    "global-answer": "(32, 16)",
    "global-forgets-answer": "[[3.0, 10.0, 6.0, 8.0], [1.0, 14.0, 0.0, 7.0], "
    "[4.0, 13.0, 15.0, 2.0], [12.0, 5.0, 9.0, 11.0]]\n15.0 7.5 and before 15.0 7.5",
    "mean-and-max-answer": "4.0 4.0\n4.0 7.0",
    "seven-answer": "-1 [12, 2, 0]\n1 [12, 6, 0]\n2 [16, 8, 0]",
    "one-input-answer": "9\n1",
    "effective-answer": "[1. 3. 6. 7. 6. 3. 1.] 49.0",
}
NUMBERS = """\
X = tf.reshape(tf.range(9.0), (3, 3))
below = -(X + 1)[None, :, :, None]
strip = tf.constant([1.0, 5.0, 2.0, 0.0, 3.0, 4.0])
reader = [(5, 1), (2, 2), (5, 1), (2, 2)]
field_first = lambda x: tf.nn.conv2d(x, tf.ones((3, 3, 1, 1)), 1, "VALID")
field_then = lambda x: tf.nn.conv2d(field_first(x), tf.ones((3, 3, 1, 1)), 2, "VALID")
dot = tf.reshape(tf.one_hot(20, 36), (1, 6, 6, 1))
halves = lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID")
largest = lambda x: tf.reduce_max(x)
"""
ALONE = {
    "pool2d": (
        "[pool2d(X, 2, stride=1), pool2d(X, 2, 'avg', 1)]",
        [[[4.0, 5.0], [7.0, 8.0]], [[2.0, 3.0], [5.0, 6.0]]],
    ),
    "pool2d_nhwc": (
        "[pool2d_nhwc(below, 2, 2, 'SAME', m)[0, :, :, 0] for m in ('max', 'avg')]",
        [[[-1.0, -3.0], [-7.0, -9.0]], [[-3.0, -4.5], [-7.5, -9.0]]],
    ),
    "global_pool": ("global_pool(below, 'avg')", [[-5.0]]),
    "avg_as_conv": (
        "avg_as_conv((1, 2), 2)",
        [[[[0.5, 0.0], [0.0, 0.5]], [[0.5, 0.0], [0.0, 0.5]]]],
    ),
    "max2": ("max_pool_1d_relu(strip[:5])", [5.0, 2.0]),
    "receptive_field": (
        "[receptive_field(reader[:n]) for n in range(5)] + [receptive_field([(3, 1), (3, 2)] + "
        "[(3, 1)] * n) for n in range(2)]",
        [1, 5, 6, 14, 16, 5, 9],
    ),
    "measured_field": (
        "[measured_field(field_then, 11), invariance_radius(halves, dot, 2)] + "
        "[invariance_radius(largest, dot, n) for n in (2, 3)]",
        [5, 0, 2, 2],
    ),
}
NO_ERRORS_ASKED = {
    "invariance_radius": "it measures another function, and that one decides what it takes",
}
SQUARE = "the field is square"
UNIT = "unit = y[0, y.shape[1] // 2, y.shape[2] // 2, 0]"
EITHER_WAY = "the larger of two is the same whichever is called a"
EQUIVALENT: dict[str, dict[str, str]] = {
    "max2": {
        "a, b = (tf.convert_to_tensor(a), tf.convert_to_tensor(b)) => "
        "b, a = (tf.convert_to_tensor(a), tf.convert_to_tensor(b))": EITHER_WAY,
        "a, b = (tf.convert_to_tensor(a), tf.convert_to_tensor(b)) => "
        "a, b = (tf.convert_to_tensor(b), tf.convert_to_tensor(a))": EITHER_WAY,
    },
    "receptive_field": {
        "field, jump = (1, 1) => jump, field = (1, 1)": "both names start at 1",
    },
    "measured_field": {
        "for _ in range(30): => for _ in range(31):": "one input more",
        "for _ in range(30): => for _ in range(29):": "one input fewer",
        "x = tf.random.normal((1, n, n, 1)) => x = tf.random.normal((2, n, n, 1))": "the first of "
        "two random pictures is as random as one",
        "touched |= np.any(tape.gradient(unit, x) != 0, axis=(0, 1, 3)) => "
        "touched |= np.any(tape.gradient(unit, x) != 0, axis=(1, 0, 3))": "the same axes",
        "touched |= np.any(tape.gradient(unit, x) != 0, axis=(0, 1, 3)) => "
        "touched |= np.any(tape.gradient(unit, x) != 0, axis=(0, 2, 3))": SQUARE,
        f"{UNIT} => unit = y[0, y.shape[1] // 2, y.shape[1] // 2, 0]": SQUARE,
        f"{UNIT} => unit = y[0, y.shape[2] // 2, y.shape[2] // 2, 0]": SQUARE,
        f"{UNIT} => unit = y[0, y.shape[1] // 2, y.shape[2] // 2, -1]": "there is one channel",
        f"{UNIT} => unit = y[-1, y.shape[1] // 2, y.shape[2] // 2, 0]": "there is one picture",
        "for d in range(1, max_shift + 1): => for d in range(1, max_shift + 2):": "whatever the "
        "shift beyond the largest does, the answer is max_shift",
        "for moved in (framed[:, :, :-2 * d], framed[:, :, 2 * d:]): => "
        "for moved in (framed[:, :, 2 * d:], framed[:, :, :-2 * d]):": "both directions count",
        "if tf.reduce_max(tf.abs(f(moved) - f(x))) > 1e-06: => "
        "if tf.reduce_max(tf.abs(f(moved) - f(x))) >= 1e-06:": "no float32 difference is exactly "
        "a millionth",
    },
}
