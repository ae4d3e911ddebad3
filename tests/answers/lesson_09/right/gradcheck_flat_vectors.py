def gradcheck(f, x, eps=1e-5):
    x = tf.cast(x, tf.float64)
    flat = tf.reshape(x, [-1])

    def g(v):
        return tf.reduce_sum(f(tf.reshape(v, x.shape)))

    with tf.GradientTape() as tape:
        tape.watch(flat)
        y = g(flat)
    a = tape.gradient(y, flat, unconnected_gradients="zero")
    steps = tf.eye(flat.shape[0], dtype=tf.float64) * eps
    n = tf.stack([(g(flat + s) - g(flat - s)) / (2 * eps) for s in steps])
    bottom = tf.maximum(tf.maximum(tf.abs(a), tf.abs(n)), 1e-6)
    return float(tf.reduce_max(tf.abs(a - n) / bottom))
