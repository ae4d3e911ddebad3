def measured(f, x, eps):
    slopes = np.empty(x.shape)
    for place, _ in np.ndenumerate(np.asarray(x)):
        e = np.zeros(x.shape)
        e[place] = eps
        slopes[place] = float(tf.math.reduce_sum(f(x + e) - f(x - e))) / eps / 2
    return slopes


def taped(f, x):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(x)
        y = f(x)
    slopes = tape.gradient(y, x)
    return np.zeros(x.shape) if slopes is None else np.asarray(tf.convert_to_tensor(slopes))


def gradcheck(f, x, eps=1e-5):
    x = tf.convert_to_tensor(x, tf.float64)
    a, n = taped(f, x), measured(f, x, eps)
    return (np.abs(a - n) / np.maximum(1e-6, np.maximum(np.abs(a), np.abs(n)))).max().item()
