# hint: none
def gradcheck(f, x, eps=1e-5):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    if slopes is None:
        slopes = tf.zeros_like(x)
    slopes = tf.convert_to_tensor(slopes).numpy()
    worst = 0.0
    for place in np.ndindex(x.shape[0]):
        step = np.zeros(x.shape)
        step[place] = eps
        up = float(tf.reduce_sum(f(x + step)))
        down = float(tf.reduce_sum(f(x - step)))
        a, n = float(slopes[place]), (up - down) / (2 * eps)
        worst = max(worst, abs(a - n) / max(abs(a), abs(n), 1e-6))
    return worst
