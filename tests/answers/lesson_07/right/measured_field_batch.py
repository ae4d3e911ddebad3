def measured_field(f, n):
    rng = np.random.default_rng(0)
    seen = set()
    for _ in range(25):
        x = tf.constant(rng.uniform(size=(1, n, n, 1)), tf.float32)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
            h, w = y.shape[1], y.shape[2]
            middle = y[0, (h - 1) // 2, (w - 1) // 2, 0]
        gradient = tape.gradient(middle, x)
        seen.update(np.where(gradient.numpy()[0, :, :, 0].any(axis=0))[0])
    return int(max(seen)) - int(min(seen)) + 1


def invariance_radius(f, x, max_shift):
    x = tf.convert_to_tensor(x)
    base = f(x)
    zeros = tf.zeros_like(x)

    def same(moved):
        return float(tf.reduce_max(tf.abs(f(moved) - base))) <= 1e-6

    d = 0
    while d < max_shift:
        t = d + 1
        right = tf.concat([zeros[:, :, :t], x[:, :, :-t]], axis=2)
        left = tf.concat([x[:, :, t:], zeros[:, :, :t]], axis=2)
        if not (same(right) and same(left)):
            break
        d = t
    return d
