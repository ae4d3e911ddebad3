def measured_field(f, n):
    """The field is square, so the rows tell as much as the columns."""
    rows = np.zeros(n)
    for _ in range(40):
        x = tf.random.uniform((1, n, n, 1))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
            centre = y[:, y.shape[1] // 2, y.shape[2] // 2, :]
        rows += np.abs(np.array(tape.gradient(centre, x))).sum(axis=(0, 2, 3))
    found = [i for i, value in enumerate(rows) if value > 0]
    return found[-1] - found[0] + 1


def invariance_radius(f, x, max_shift):
    x = tf.convert_to_tensor(x)
    still = f(x)
    W = x.shape[2]
    unchanged = []
    for d in range(max_shift + 1):
        padded = tf.pad(x, [(0, 0), (0, 0), (d, d), (0, 0)])
        both = [padded[:, :, :W], padded[:, :, 2 * d : 2 * d + W]]
        unchanged.append(all(np.allclose(f(m), still, rtol=0, atol=1e-6) for m in both))
    return unchanged.index(False) - 1 if False in unchanged else max_shift
