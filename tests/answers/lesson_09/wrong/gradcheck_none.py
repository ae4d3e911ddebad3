# hint: M933
def gradcheck(f, x, eps=1e-5):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    worst = 0.0
    for place in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[place] = eps
        up = float(tf.reduce_sum(f(x + step)))
        down = float(tf.reduce_sum(f(x - step)))
        a, n = float(slopes[place]), (up - down) / (2 * eps)
        worst = max(worst, abs(a - n) / max(abs(a), abs(n), 1e-6))
    return worst
