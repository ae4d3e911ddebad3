def measured_field(f, n):
    x = tf.Variable(tf.zeros((1, n, n, 1)))
    total = tf.zeros((n,))
    for seed in range(20):
        x.assign(tf.random.stateless_uniform((1, n, n, 1), (seed, 1), -1, 1))
        with tf.GradientTape() as tape:
            y = f(x)
            y = y[0, y.shape[1] // 2, y.shape[2] // 2, 0]
        g = tf.convert_to_tensor(tape.gradient(y, x))
        total += tf.reduce_sum(tf.cast(g[0, :, :, 0] != 0, tf.float32), axis=0)
    where = tf.where(total > 0)[:, 0].numpy().tolist()
    return where[-1] - where[0] + 1


def shift(x, t):
    moved = np.zeros_like(x)
    W = x.shape[2]
    for j in range(W):
        if 0 <= j + t < W:
            moved[:, :, j + t] = x[:, :, j]
    return moved


def invariance_radius(f, x, max_shift):
    x = np.array(x)
    before = np.array(f(tf.constant(x)))
    for d in range(1, max_shift + 1):
        for t in (d, -d):
            after = np.array(f(tf.constant(shift(x, t))))
            if np.max(np.abs(after - before)) > 1e-6:
                return d - 1
    return max_shift
