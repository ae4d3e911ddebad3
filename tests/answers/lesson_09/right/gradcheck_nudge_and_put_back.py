def gradcheck(f, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    variable = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(f(tf.convert_to_tensor(variable)))
    a = tape.gradient(y, variable)
    a = np.zeros_like(x) if a is None else np.asarray(tf.convert_to_tensor(a))
    errors = []
    for i in np.ndindex(x.shape):
        old = x[i]
        values = []
        for sign in (1, -1):
            x[i] = old + sign * eps
            values.append(np.sum(np.asarray(f(tf.constant(x)))))
        x[i] = old
        n = (values[0] - values[1]) / (2 * eps)
        errors.append(np.abs(a[i] - n) / np.maximum(np.maximum(np.abs(a[i]), np.abs(n)), 1e-6))
    return float(np.max(errors))
