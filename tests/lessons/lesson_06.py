"""What lesson 06 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"conv1x1", "conv2d_nhwc"})
PRINTED = {
    "one-dimension-answer": "[7. 3. 4.] [-1.  2.  3.] [6. 5. 7.]",
    "many-in-break-answer": "[19. 37.]\n56.0",
    "layouts-break-answer": "[[ 72.  95.]\n [141. 164.]]",
    "bush": "[[21. 21.]\n [21. 21.]]\n[[-10.  10.]\n [-10. -10.]]",
    "counting-answer": "(1, 64, 64, 12) (3, 3, 16, 12) (12,) 1740\n"
    "(1, 8, 8, 12) (3, 3, 16, 12) (12,) 1740",
    "counting-break-answer": "1740 707 287\n26843545600\n36864 4352",
    "batch-break-answer": "(1, 2, 2, 2)\n[68. 84.]\n[68.0, 84.0]",
    "merging-answer": "[ 8. 35.] [ 8. 35.]",
    "merging-break-answer": "[3.]\n[2.]",
}
NUMBERS = """
X = tf.stack([tf.reshape(tf.range(9.0), (3, 3)), tf.reshape(tf.range(1.0, 10.0), (3, 3))])
K = tf.constant([[[0.0, 1.0], [2.0, 3.0]], [[1.0, 2.0], [3.0, 4.0]]])
filters = tf.stack([K, K + 1, K + 2])
bush = tf.constant([[[4.0, 14.0], [4.0, 4.0]], [[14.0, 4.0], [14.0, 14.0]], 2 * [[3.0, 3.0]]])
mix = tf.reshape(tf.constant([1.0, 1.0, 1.0, 1.0, -1.0, 0.0]), (2, 3, 1, 1))
two = tf.reshape(tf.constant([1.0, 2.0, 3.0, 4.0, 0.0, 0.0, 0.0, 1.0]), (2, 2, 2, 1))
ten = tf.reshape(tf.constant([1.0, 10.0]), (1, 2, 1, 1))
"""
ALONE = {
    "corr2d_multi_in": ("corr2d_multi_in(X, K)", [[56.0, 72.0], [104.0, 120.0]]),
    "corr2d_multi_in_out": (
        "corr2d_multi_in_out(X, filters)",
        [
            [[56.0, 72.0], [104.0, 120.0]],
            [[76.0, 100.0], [148.0, 172.0]],
            [[96.0, 128.0], [192.0, 224.0]],
        ],
    ),
    "to_nhwc": (
        "[to_nhwc(X)[0, 0, 1], to_hwio(filters)[0, 0, 0, 1:], from_nhwc(to_nhwc(X))[:, 0, 1], "
        "from_hwio(to_hwio(filters))[1:, 0, 0, 0]]",
        [[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [1.0, 2.0]],
    ),
    "conv1x1": (
        "conv1x1(bush, mix, tf.constant([0.0, 1.0]))",
        [[[21.0, 21.0], [21.0, 21.0]], [[-9.0, 11.0], [-9.0, -9.0]]],
    ),
    "conv_params": (
        "[conv_params(3, 3, 16, 12), conv_params(3, 3, 16, 12, bias=False), "
        "conv_params(8, 8, 3, 20), conv_macs(2, 3, 3, 3, 16, 12)]",
        [1740, 1728, 3860, 10368],
    ),
    "conv2d_nhwc": (
        "conv2d_nhwc(two, ten, tf.zeros(1), 1, 'SAME')[..., 0]",
        [[[21.0, 2.0], [43.0, 4.0]], [[0.0, 0.0], [10.0, 1.0]]],
    ),
    "merge_kernels": (
        "merge_kernels(tf.constant([[1.0, 2.0], [3.0, 4.0]]), tf.constant([[1.0, 0], [0, 10.0]]))",
        [[1.0, 2.0, 0.0], [3.0, 14.0, 20.0], [0.0, 30.0, 40.0]],
    ),
}
_PICTURE = "return tf.transpose(x[{}], [2, 0, 1])"
_MIXED = "mixed = K[:, :, {}] @ tf.reshape(X, (X.shape[0], -1))"
_RANKS = (
    "if ({}.shape.rank, {}.shape.rank, x.shape[-1:]) != (4, 4, k.shape[2:3]) "
    "or b.shape != k.shape[3:]:"
)
_PAIR = "K1, K2 = (tf.convert_to_tensor(K1), tf.convert_to_tensor(K2))"
_COPIES = "return tf.add_n([K1[place] * copy for place, copy in zip(places, shifted, strict={})])"
_COMMUTES = "the order of the two kernels does not matter: section 8 says so"
EQUIVALENT = {
    "to_nhwc": {
        f"{_PICTURE.format(0)} => {_PICTURE.format(-1)}": "one picture: the first is the last",
    },
    "conv1x1": {
        f"{_MIXED.format('0, 0')} => {_MIXED.format(other)}": "an axis of length 1"
        for other in ("0, -1", "-1, 0")
    },
    "conv2d_nhwc": {
        f"{_RANKS.format('x', 'k')} => {_RANKS.format('k', 'x')}": "both are compared with 4",
    },
    "merge_kernels": {
        f"{_PAIR} => {_PAIR.replace('K1, K2 =', 'K2, K1 =')}": _COMMUTES,
        f"{_PAIR} => K1, K2 = (tf.convert_to_tensor(K2), tf.convert_to_tensor(K1))": _COMMUTES,
        f"{_COPIES.format(True)} => {_COPIES.format(False)}": "a copy for each place, as it is",
    },
}
