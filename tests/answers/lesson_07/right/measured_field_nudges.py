def measured_field(f, n):
    """Every pixel that has a gradient in any of twenty random pictures."""
    touched = np.zeros((n, n), dtype=bool)
    for seed in range(20):
        x = tf.random.stateless_truncated_normal((1, n, n, 1), seed=(n, seed))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
            unit = y[0][y.shape[1] // 2][y.shape[2] // 2][0]
        touched = touched | (tape.gradient(unit, x).numpy()[0, ..., 0] != 0)
    _, columns = np.nonzero(touched)
    return int(columns.max() - columns.min()) + 1


def invariance_radius(f, x, max_shift):
    x = tf.convert_to_tensor(x)
    W = x.shape[2]
    kept = f(x)

    def differs(t):
        # matrix that moves columns by t and lets zeros in
        M = tf.constant(np.eye(W, k=t), x.dtype)
        return tf.reduce_max(tf.abs(f(tf.einsum("nhwc,wv->nhvc", x, M)) - kept)) > 1e-6

    for d in range(1, max_shift + 1):
        if differs(d) or differs(-d):
            return d - 1
    return max_shift
