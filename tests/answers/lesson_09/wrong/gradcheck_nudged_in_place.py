# hint: M10
def gradcheck(f, x, eps=1e-5):
    given = x
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    a = tape.gradient(total, x, unconnected_gradients="zero").numpy()
    work = given if isinstance(given, np.ndarray) else x.numpy()
    worst = 0.0
    for place in np.ndindex(*work.shape):
        work[place] += eps
        up = float(tf.reduce_sum(f(tf.constant(work))))
        work[place] -= 2 * eps
        down = float(tf.reduce_sum(f(tf.constant(work))))
        work[place] += eps + 1e-14
        n = (up - down) / (2 * eps)
        worst = max(worst, abs(a[place] - n) / max(abs(a[place]), abs(n), 1e-6))
    return float(worst)
