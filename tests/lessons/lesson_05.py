"""What lesson 05 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"corr2d_ps"})
PRINTED = {
    "shrinking-answer": "200 30.6%",
    "one-formula-break-answer": "[ 3.  9. 15. 21.]",
    "same-answer": "[3. 4. 4. 3. 2.]",
    "same-break-answer": "[ 1.  3.  6.  9. 12. 15. 18. 13.]\n[ 3.  9. 15. 13.]",
    "both-axes-shapes-answer": "(3, 3) SAME 1 (8, 8)\n(5, 3) SAME 1 (8, 8)\n(3, 3) SAME 2 (4, 4)\n"
    "(3, 5) VALID (3, 4) (2, 1)\n(3, 3) VALID 3 (2, 2)",
    "both-axes-break-answer": "(1, 16, 16, 20) SAME\n(1, 13, 13, 20) VALID\n"
    "(1, 14, 14, 20) [[0, 0], [1, 1], [1, 1], [0, 0]]",
    "who-is-read-answer": "[[4 6 6 6 4]\n [6 9 9 9 6]\n [6 9 9 9 6]\n [6 9 9 9 6]\n [4 6 6 6 4]]",
}
NUMBERS = "X = tf.reshape(tf.range(9.0), (3, 3))\nK = tf.constant([[0.0, 1.0], [2.0, 3.0]])"
ALONE = {
    "out_size": ("out_size(227, 11, 0, 4)", 55),
    "same_pads": ("same_pads(8, 3, 2)", [0, 1]),
    "pad2d": ("pad2d(X[:1], ((0, 0), (1, 1)), 'reflect')", [[1.0, 0.0, 1.0, 2.0, 1.0]]),
    "corr2d_ps": ("corr2d_ps(X, K, 1, (3, 2))", [[0.0, 8.0], [6.0, 8.0]]),
    "usage": ("usage(10, 3, 0, 2)", [1, 1, 2, 1, 2, 1, 2, 1, 1, 0]),
    "inputs_for": ("inputs_for(3, 3, 1, 2)", [5, 6]),
}
EQUIVALENT: dict[str, dict[str, str]] = {}
