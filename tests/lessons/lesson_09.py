"""What lesson 09 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"conv2d_taps", "im2col", "MyConv2D", "conv_backward", "maxpool_backward"})
PRINTED = {
    "numbers": "(1, 3, 3, 2) (2, 2, 2, 1)",
    "one-dimension-answer": "[1. 3. 0.] + [6. 0. 4.]\n[7. 3. 4.]",
    "trace": "3 4\n5 16\n9 64",
    "pads_of": "[(0, 1), (0, 1)]",
    "im2col-answer": "[[1. 3.]\n [3. 0.]\n [0. 2.]]\n[7. 3. 4.]",
    "layer-break-answer": "ValueError about Variable",
    "backward-answer": "[1. 7.]\n[1. 2. 2. 4.]",
    "backward-break-answer": "3\n0",
    "pool-back-answer": "[[ 0. 10.]\n [20. 20.]]",
    "gradcheck-why-answer": "1e-1  float64 1e-02  float32 1e-02\n"
    "1e-3  float64 1e-06  float32 2e-04\n"
    "1e-5  float64 2e-10  float32 2e-02\n"
    "1e-7  float64 6e-09  float32 5e+00\n"
    "1e-9  float64 1e-06  float32 1e+01",
    "rounding-answer": "0.0 1.0\nFalse True\n0.1 becomes 0.0999756",
}
NUMBERS = (
    "x = tf.reshape(tf.range(9.0), (1, 3, 3, 1))\n"
    "k = tf.reshape(tf.range(4.0), (2, 2, 1, 1))\n"
    "b = tf.constant([10.0])\n"
    "g = tf.ones((1, 2, 2, 1))"
)
ALONE = {
    "conv2d_taps": ("conv2d_taps(x, k, b, 2, 'SAME')[0, :, :, 0]", [[29.0, 20.0], [17.0, 10.0]]),
    "im2col": ("conv2d_im2col(x, k, b, 1, 'VALID')[0, :, :, 0]", [[29.0, 35.0], [47.0, 53.0]]),
    "MyConv2D": ("MyConv2D(12, 3, 2, 'same')(tf.ones((1, 5, 6, 16))).shape", [1, 3, 3, 12]),
    "conv_backward": (
        "conv_backward(x, k, g)[0][0, :, :, 0]",
        [[0.0, 1.0, 1.0], [2.0, 6.0, 4.0], [2.0, 5.0, 3.0]],
    ),
    "maxpool_backward": (
        "maxpool_backward(x, 7 * g[:, :1, :1], 2)[0, :, :, 0]",
        [[0.0, 0.0, 0.0], [0.0, 7.0, 0.0], [0.0, 0.0, 0.0]],
    ),
    "gradcheck": ("gradcheck(tf.square, tf.constant([1.0, 2.0], tf.float64)) < 1e-6", True),
}
NO_ERRORS_ASKED = {
    "gradcheck": "it measures another function, and that one decides what it takes",
}
_RANKS = "if (x.shape.rank, k.shape.rank) != (4, 4) or x.shape[3] != k.shape[2]"
_SWAPPED = _RANKS.replace("x.shape.rank, k.shape.rank", "k.shape.rank, x.shape.rank")
_BOTH = "both ranks are compared with 4"
_BIAS = " or b.shape != k.shape[3:]:"
_THREE = _RANKS.replace("k.shape.rank) != (4, 4)", "k.shape.rank, g.shape.rank) != (4, 4, 4)")
_CUT = "cut = tf.reshape(x[:, :oh * ph, :ow * pw], ({}, ph, ow, pw, C))"
_PAID = "paid = tf.reshape(is_first * g[..., None], ({}, ow, C, ph, pw))"
_MERGED = "the first two axes stay side by side and are split as they should be a line later"
_SLOPES = "float(slopes[place])", "float(up - down) / (2 * eps)"
_EITHER = "the relative error is the same whichever of the two is which"
EQUIVALENT = {
    "conv2d_taps": {f"{_RANKS}{_BIAS} => {_SWAPPED}{_BIAS}": _BOTH},
    "im2col": {f"{_RANKS}{_BIAS} => {_SWAPPED}{_BIAS}": _BOTH},
    "MyConv2D": {
        "self.strides = (strides,) * 2 if isinstance(strides, int) else strides => "
        "self.strides = (strides,) * 1 if isinstance(strides, int) else strides": (
            "tf.nn.conv2d takes one stride for both axes"
        ),
        "sizes = zip(x.shape[1:3], self.kernel_size, strict=True) => "
        "sizes = zip(x.shape[1:3], self.kernel_size, strict=False)": "both have two members",
    },
    "conv_backward": {
        f"{_THREE}: => {_THREE.replace('(x.shape.rank, k.shape', '(k.shape.rank, x.shape')}:": _BOTH
    },
    "maxpool_backward": {
        f"{line.format('N, oh')} => {line.format('oh, N')}": _MERGED for line in (_CUT, _PAID)
    },
    "gradcheck": {
        f"a, n = ({_SLOPES[0]}, {_SLOPES[1]}) => a, n = ({_SLOPES[1]}, {_SLOPES[0]})": _EITHER,
        f"a, n = ({_SLOPES[0]}, {_SLOPES[1]}) => n, a = ({_SLOPES[0]}, {_SLOPES[1]})": _EITHER,
    },
}
