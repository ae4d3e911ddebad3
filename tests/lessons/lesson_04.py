"""What lesson 04 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"grad_kernel", "learn_with_keras"})
PRINTED = {
    "one-number-answer": "0.05 [1.0, 2.0, 2.5, 2.75, 2.875]\n"
    "0.1 [1.0, 3.0, 3.0, 3.0, 3.0]\n"
    "0.15 [1.0, 4.0, 2.5, 3.25, 2.875]\n"
    "0.2 [1.0, 5.0, 1.0, 5.0, 1.0]\n"
    "0.25 [1.0, 6.0, -1.5, 9.75, -7.125]",
    "loss-break-answer": "[[ 2.  1.]\n [-1. -2.]]",
    "one-step-traps": "predicted before the tape runs: None\n"
    "through NumPy: None\n"
    "a constant instead of a variable: None",
    "one-step-break-answer": "ValueError: something of type 'Variable', "
    "not tf.Tensor or tf.Variable or ExtensionType.",
    "many-steps-luck-answer": "mean of the first loss: 30.0\n0.0785 or less: 0.3 percent",
    "step-size-curvatures": "[[36. 24.]\n [24. 36.]]\n[12. 60.]",
    "unique-answer": "[ 4.  4.  0.  0. -4. -4.]\n[ 4.  4.  0.  0. -4. -4.]",
    "flipped-answer": "[[4. 3.]\n [2. 1.]]\nlargest error: 0.0",
}
NUMBERS = (
    "x, y, k = tf.constant([[1.0, 2.0, 0.0]]), tf.constant([[1.0, 4.0]]), tf.ones((1, 2))\n"
    "K = tf.Variable(k)\n"
    "X = tf.constant([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 6)\n"
    "Y = X[:, :-1] - X[:, 1:]"
)
ALONE = {
    "sq_loss": ("sq_loss(x, k, y)", 8.0),
    "grad_kernel": ("grad_kernel(x, k, y)", [[-4.0, 8.0]]),
    "train_step": ("[train_step(K, x, y, 0.125), *K.numpy()[0]]", [8.0, 1.5, 0.0]),
    "learn_kernel": ("learn_kernel(x, y, (1, 2), 0.125, 2, k)[1]", [8.0, 1.25]),
    "max_stable_lr": ("round(1 / float(max_stable_lr(X, (1, 2))), 3)", 30.0),
    "identifiable_rank": (
        "[identifiable_rank(X, (3, 3)), *np.round(recover_min_norm(X, Y, (1, 2)), 4)[0]]",
        [3.0, 1.0, -1.0],
    ),
    "learn_with_keras": (
        "np.round(np.ravel(learn_with_keras(X, Y, 25, 1 / 36)[0].kernel), 2)",
        [1.0, -1.0],
    ),
}
_ONLY = "there is one picture and one channel: the first is the last"
_SLIDE = "tf.nn.conv2d(image, {}[:, :, None, None], 1, 'VALID')"
_MAPS = ("maps[0, :, :, 0]", "maps[-1, :, :, 0]", "maps[0, :, :, -1]")
_ENDS = ("[0, :, :, 0]", "[-1, :, :, 0]", "[0, :, :, -1]")
_SHAPES = "if X.shape.rank != 2 or X.shape[1] < {} or Y.shape != (X.shape[0], X.shape[1] - 1):"


def _same(statement: str, first: str, *others: str) -> dict[str, str]:
    """Return the mutants of a statement that take the last of one, the place left open as {}."""
    before = statement.replace("{}", first)
    return {f"{before} => {statement.replace('{}', other)}": _ONLY for other in others}


_TWICE = "return 2 * tf.nn.conv2d(image, E{}, 1, 'VALID'){}"
_ERROR, _RESULT = "[0, :, :, :, None]", "[0, :, :, 0]"
EQUIVALENT = {
    "sq_loss": _same("return tf.reduce_sum(tf.square({} - Y))", *_MAPS),
    "grad_kernel": {
        **_same(_TWICE.format("{}", _RESULT), _ERROR, "[-1, :, :, :, None]"),
        **_same(_TWICE.format(_ERROR, "{}"), *_ENDS),
    },
    "train_step": _same("loss = tf.reduce_sum(tf.square({} - Y))", *_MAPS),
    "learn_kernel": {
        **_same(f"E = {_SLIDE.format('K')}{{}} - Y", *_ENDS),
        **_same(f"K -= 2 * lr * {_SLIDE.format('E')}{{}}", *_ENDS),
    },
    "max_stable_lr": {
        "A = tf.stack([tf.reshape(block, [-1]) for block in blocks], axis=1) => "
        "A = tf.stack([tf.reshape(block, [-1]) for block in blocks], axis=0)": "a matrix times its "
        "transpose has the eigenvalues of the transpose times the matrix, but for zeros"
    },
    "learn_with_keras": {
        f"{_SHAPES.format(2)} => {_SHAPES.format(1)}": "Keras raises ValueError itself where the "
        "kernel is wider than the image"
    },
}
