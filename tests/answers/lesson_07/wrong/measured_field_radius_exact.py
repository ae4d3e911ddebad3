# hint: M719
def measured_field(f, n):
    seen = np.zeros(n, dtype=bool)
    for _ in range(30):
        x = tf.random.normal((1, n, n, 1))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
            unit = y[0, y.shape[1] // 2, y.shape[2] // 2, 0]
        g = tape.gradient(unit, x).numpy()[0, :, :, 0]
        seen = seen | (g != 0).any(axis=0)
    columns = np.where(seen)[0]
    return int(columns[-1] - columns[0]) + 1


def invariance_radius(f, x, max_shift):
    x = tf.convert_to_tensor(x)
    W = x.shape[2]
    before = f(x)
    for d in range(1, max_shift + 1):
        wide = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        right, left = wide[:, :, :W], wide[:, :, 2 * d :]
        for moved in (right, left):
            change = np.max(np.abs(np.array(f(moved)) - np.array(before)))
            if change != 0:
                return d - 1
    return max_shift
