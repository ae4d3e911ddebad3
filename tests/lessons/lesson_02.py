"""What lesson 02 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"corr2d", "Conv2DSingle"})
PRINTED = {
    "one-dimension-answer": "[7. 3. 4.]",
    "one-window-break-answer": "40.0\n0.0",
    "whole-picture-break-answer": "[[19. 25.]\n [37. 43.]]\n[None, None]",
    "corr1d": "[7. 3. 4.]\n[1. 3. 3. 2.]\n[4. 5.]",
    "library-answer": "(1, 2, 2, 1)\n[[19. 25.]\n [37. 43.]]",
    "flip-answer": "[5. 6. 2.]",
    "every-overlap-answer": "[2. 7. 3. 4. 2.]",
    "layer-break-answer": "kernel (6, 8) output (1, 1)",
}
NUMBERS = "X = tf.reshape(tf.range(9.0), (3, 3))\nK = tf.constant([[0.0, 1.0], [2.0, 3.0]])"
ALONE = {
    "window_sum": ("window_sum(X, K, 1, 1)", 43.0),
    "corr2d": ("corr2d(X, K)", [[19.0, 25.0], [37.0, 43.0]]),
    "conv2d_flipped": ("conv2d_flipped(X, K)", [[5.0, 11.0], [23.0, 29.0]]),
    "corr_full": (
        "corr_full(tf.constant([[1.0, 2.0], [3.0, 4.0]]), K)",
        [[3.0, 8.0, 4.0], [10.0, 20.0, 8.0], [3.0, 4.0, 0.0]],
    ),
    "corr_matrix": ("corr_matrix(K, (3, 3))[0]", [0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0]),
    "Conv2DSingle": ("Conv2DSingle(2)(tf.zeros((3, 3)))", [[0.0, 0.0], [0.0, 0.0]]),
}
_ONLY = "there is one picture and one channel: the first is the last"
_UNPACKED = "a shape of another rank raises ValueError where it is unpacked, one line below"
_RANKS = "if X.shape.rank != 2 or K.shape.rank != 2:"
_CALL = "return tf.nn.conv2d({}, kernel, strides=1, padding='VALID')"
_IMAGE, _KERNEL = "X[None, :, :, None]", "K[:, :, None, None]"


def _last(statement: str) -> dict[str, str]:
    """Return the two mutants that take the last of one."""
    first = f"{statement}[0, :, :, 0]"
    return {f"{first} => {statement}{i}": _ONLY for i in ("[-1, :, :, 0]", "[0, :, :, -1]")}


EQUIVALENT = {
    "window_sum": {f"{_RANKS} => {_RANKS.replace('or', 'and')}": _UNPACKED},
    "corr2d": {f"{_RANKS} => {_RANKS.replace('or', 'and')}": _UNPACKED},
    "conv2d_flipped": _last(_CALL.format(_IMAGE)),
    "corr_full": _last(_CALL.format("padded").replace("kernel", _KERNEL)),
    "Conv2DSingle": {
        f"return Y[0, :, :, 0] + self.bias => return Y{i} + self.bias": _ONLY
        for i in ("[-1, :, :, 0]", "[0, :, :, -1]")
    },
}
