def measured_field(f, n):
    union = tf.zeros((n,), tf.bool)
    for _ in range(24):
        x = tf.random.normal((1, n, n, 1))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        mask = np.zeros(y.shape, np.float32)
        mask[0, mask.shape[1] // 2, mask.shape[2] // 2, 0] = 1
        g = tape.gradient(y, x, output_gradients=tf.constant(mask))
        union = union | tf.reduce_any(tf.not_equal(g[0, :, :, 0], 0), axis=0)
    where = np.flatnonzero(union.numpy())
    return int(where.max() - where.min() + 1)


def invariance_radius(f, x, max_shift):
    x = tf.convert_to_tensor(x)
    y = np.asarray(f(x), dtype=np.float64)

    def moved(t):
        gap = [[0, 0], [0, 0], [max(t, 0), max(-t, 0)], [0, 0]]
        wide = tf.pad(x, gap)
        return wide[:, :, : x.shape[2]] if t > 0 else wide[:, :, -x.shape[2] :]

    for t in range(1, max_shift + 1):
        changes = [np.abs(np.asarray(f(moved(sign * t))) - y) for sign in (1, -1)]
        if max(c.max() for c in changes) > 1e-6:
            return t - 1
    return max_shift
