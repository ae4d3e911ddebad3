"""What lesson 01 says that its cells print, and what its answers give alone."""

NOT_ALLOWED: frozenset[str] = frozenset()
PRINTED = {
    "tensors-answer": "(2, 3) 2 float32\n4.0 [1. 2. 3.] 21.0\nint32 float32",
    "cost-answer": (
        "100,000,000 weights; with ten times the units 1,000,000,000\n"
        "2003764205206896640 1000000000000000000000000\n16777216"
    ),
    "four-answer": "[17. 36.]",
    "four-shuffle-answer": "91.0\n91.0",
    "slopes-answer": "[5. 7. 9.]\n[None]",
    "weights": "(1, 2, 2, 3) (1, 2)",
    "offsets-count-answer": "420 144",
    "sharing-answer": "[0 1 5 6 0]\n[0 0 1 5 6]",
    "sharing-break-answer": "[-1.  1.  0.  0.  0.] 1.0\n[ 0. -1.  1.  0.  0.] 1.0",
    "sharing-price-answer": "1.5 1.25",
    "locality-break-answer": "0 1 0\n1 9 4\n2 25 16",
    "locality-kernels-answer": "756560 3860",
}
NUMBERS = (
    "X = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\n"
    "W = tf.constant([[[[1.0] * 3] * 2, [[0.0, 0.0, 1.0]] * 2]])\n"
    "v = tf.reshape(tf.one_hot(7, 15) - tf.one_hot(8, 15), (3, 5))"
)
ALONE = {
    "dense_params": ("[dense_params((2, 3), (4,)), dense_params((), ())]", [28, 2]),
    "dense_4d": ("dense_4d(X, W, [[10.0, 20.0]])", [[31.0, 29.0]]),
    "to_offsets": (
        "to_offsets(tf.reshape(tf.range(1.0, 10.0), (1, 3, 1, 3)))[0, :, 0]",
        [[0.0, 0.0, 1.0, 2.0, 3.0], [0.0, 4.0, 5.0, 6.0, 0.0], [7.0, 8.0, 9.0, 0.0, 0.0]],
    ),
    "shared_layer": ("shared_layer(v, 10, X)", [[9.0, 9.0, 13.0], [9.0, 9.0, 16.0]]),
    "ladder": (
        "[list(ladder(n, d).values()) for n, d in ((6, 1), (1000, 1), (1000, 10), (3, 7))]",
        [[1296, 121, 9], [10**12, 3996001, 9], [10**12, 3996001, 441], [81, 25, 25]],
    ),
    "is_shift_equivariant": (
        "[is_shift_equivariant(f, (16, 16), [(1, 2)]) for f in (tf.nn.relu, tf.transpose)]",
        [True, False],
    ),
}
_UNREAD = "one row or column of zeros more, behind all that a sheet ever covers"
_BLOB = "a blob of another size is still a blob far from every edge"
_FIVE = "no picture and map differ by five lengths in two axes"
_FAR = "windows larger than 5 × 5 are outside of the contract, and none are tried"
_EIGHTH = "how an eighth is rounded is left open, and no function is judged by the pixels between"
_PADDED = "padded = tf.pad(X, [[H - 1, {}], [Wd - 1, {}]])"
_MIDDLE = "middle = blob[tuple((slice(side // {}, side - side // {}) for side in shape))]"
_IS_MAP = "if before.ndim != 2 or not set(np.subtract(shape, before.shape)) {} set(range({})):"
_INNER = "return slice(n // {} + max(0, -d), n - n // {} - max(0, d))"


def _from(form: str, right: tuple[str, str], *others: tuple[str, str]) -> list[str]:
    """Name the mutants that put other numbers into a statement."""
    return [f"{form.format(*right)} => {form.format(*other)}" for other in others]


EQUIVALENT = {
    "shared_layer": dict.fromkeys(
        _from(
            _PADDED,
            ("H - 1", "Wd - 1"),
            ("H - 0", "Wd - 1"),
            ("H + 1", "Wd - 1"),
            ("H - 1", "Wd - 0"),
            ("H - 1", "Wd + 1"),
        ),
        _UNREAD,
    ),
    "is_shift_equivariant": {
        **dict.fromkeys(
            _from(_MIDDLE, ("3", "3"), ("3", "4"), ("3", "2"), ("4", "3"), ("2", "3")), _BLOB
        ),
        **dict.fromkeys(_from(_IS_MAP, ("<=", "5"), ("<", "5")), _FIVE),
        **dict.fromkeys(_from(_IS_MAP, ("<=", "5"), ("<=", "6")), _FAR),
        **dict.fromkeys(
            _from(_INNER, ("8", "8"), ("8", "9"), ("8", "7"), ("9", "8"), ("7", "8")), _EIGHTH
        ),
    },
}
