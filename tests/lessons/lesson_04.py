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
SEEDS = {
    "A27": "where-this-leads",
    "A28": "step_from_notes",
    "A29": "many-steps-notes",
    "A30": "many-steps-notes",
    "A31": "flipped-why",
}
EQUIVALENT: dict[str, dict[str, str]] = {}
