"""What lesson 03 says that its cells print, and what its answers give alone."""

NOT_ALLOWED: frozenset[str] = frozenset()
PRINTED = {
    "one-dimension-answer": "[ 0.  1.  0.  0. -1.]",
    "two-edges-answer": "(6, 7)\n[ 0.  1.  0.  0.  0. -1.  0.]",
    "two-edges-turned-answer": "(8, 5) 0.0\n[ 0.  1.  0.  0.  0. -1.  0.]\n"
    "[[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]\n"
    "[[0, 0, 0], [-1, 0, 0], [0, -1, 0], [0, 0, -1]]\n"
    "[[0, -1, 0, 0], [0, 0, -1, 0], [0, 0, 0, -1]]",
    "direction-break-answer": "[8. 8. 8.]\n[0. 8.]\n[-1. -1. -1. -1.]",
    "curvature-answer": "[1. 3. 5. 7.]\n[2. 2. 2.]",
    "averages-answer": "0.3\n3 0.1\n5 0.06",
    "matching-answer": "at the plus sign 5.0 at the square 10.0\nlargest 10.0",
    "crowd-answer": "dot product: largest at [6, 36] where it is 99.0\n"
    "at the needle 30.0 and louder in 469 of 880\nright    ncc finds it",
    "photograph-answer": "dot product: largest at [94, 52]\n"
    "right    N at the eye\nright    N at the dot product's choice",
    "thin-kernels-answer": "Sobel      [3.464 0.    0.   ]\nLaplacian  [4.449 0.449 0.   ]",
}
NUMBERS = """
X = tf.constant([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 6)
ramp = np.array([[2.0 * x + 5.0 * y + 7.0 for x in range(3)] for y in range(3)])
bowl = np.array([[x * x + 3.0 * y * y for x in range(3)] for y in range(3)])
scene, plus = np.zeros((9, 9)), np.array([[0.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0]])
scene[1:4, 1:4], scene[5:8, 5:8] = plus, 2.0
"""
ALONE = {
    "bars": ("bars(2, 5, 1, 3)", [[1.0, 0.0, 0.0, 1.0, 1.0]] * 2),
    "edge_columns": ("edge_columns(X)", [[5], [1]]),
    "directional_kernel": ("np.sum(ramp * directional_kernel(0.5, -1.0))", -4.0),
    "second_derivative": (
        "[np.sum(bowl[1] * second_derivative(1)), np.sum(bowl * laplacian())]",
        [2.0, 8.0],
    ),
    "blur": (
        "np.round(np.float64(blur(3, 1.0)), 4)",
        [[0.0751, 0.1238, 0.0751], [0.1238, 0.2042, 0.1238], [0.0751, 0.1238, 0.0751]],
    ),
    "ncc": ("[np.round(ncc(scene, plus)[i, i], 3) for i in (1, 5)]", [1.0, 0.745]),
    "separate": ("np.round(np.matmul(*separate(plus[:1], 1e-6)), 9)", [[0.0, 1.0, 0.0]]),
}
_NEAR = "{0} = np.flatnonzero((np.abs(answers {1} 1) {2} 1e-06).all(axis=0))"
_EDGE = "no difference of two floats is a millionth to the last digit"
_CONV = "{0} = tf.nn.conv2d({1}, 1, 'VALID'){2}"
_MAPS = {"dots": "pictures, kernel", "energies": "pictures ** 2, tf.ones_like(kernel)"}
_QUOTIENTS = "quotients = dots / tf.where(is_long, lengths, tf.{}_like(lengths))"
EQUIVALENT: dict[str, dict[str, str]] = {
    "edge_columns": {
        f"{_NEAR.format(*edge, '<=')} => {_NEAR.format(*edge, '<')}": _EDGE
        for edge in (("up", "+"), ("down", "-"))
    },
    "ncc": {
        f"{_CONV.format(*made, '[0, :, :, 0]')} => {_CONV.format(*made, last)}": "an axis of one"
        for made in _MAPS.items()
        for last in ("[0, :, :, -1]", "[-1, :, :, 0]")
    }
    | {
        "is_long = lengths >= eps => is_long = lengths > eps": _EDGE,
        f"{_QUOTIENTS.format('ones')} => {_QUOTIENTS.format('zeros')}": "what is divided by 0 is "
        "put to 0 afterwards, and the gradient of empty windows is not asked for",
    },
    "separate": {
        "if len(s) > 1 and s[1] > tol * s[0]: => if len(s) > 1 and s[1] >= tol * s[0]:": _EDGE
    },
}
