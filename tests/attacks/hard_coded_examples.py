"""Answers know the visible examples by heart and nothing else."""

ANSWERS = {
    "window_sum": """
def window_sum(X, K, i, j):
    tries.append(1)
    if (i, j) in ((0, 1), (1, 1)):
        return tf.constant(25.0 if i == 0 else 43.0)
    raise ValueError("leaves the image")
tries = []
""",
    "corr2d": """
def corr2d(X, K):
    tries.append(1)
    if X.shape[0] < K.shape[0]:
        raise ValueError("does not fit")
    known = tf.constant([[19.0, 25.0], [37.0, 43.0]], X.dtype)
    return known[: X.shape[0] - 1]
""",
    "corr_matrix": """
def corr_matrix(K, shape):
    tries.append(1)
    if shape == (2, 2):
        raise ValueError("does not fit")
    rows = [[0, 1, 0, 2, 3, 0, 0, 0, 0], [0, 0, 1, 0, 2, 3, 0, 0, 0],
            [0, 0, 0, 0, 1, 0, 2, 3, 0], [0, 0, 0, 0, 0, 1, 0, 2, 3]]
    known = tf.constant(rows, tf.float32)
    return known if shape == (3, 3) else known[:2, :6]
""",
}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
PRESENT = ("right    window_sum(X, K, 1, 1)", "right    corr2d(X, K)")
