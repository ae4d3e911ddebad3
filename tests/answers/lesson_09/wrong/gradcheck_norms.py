# hint: none
def gradcheck(f, x, eps=1e-5):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    a = tape.gradient(total, x, unconnected_gradients="zero").numpy()
    n = np.zeros_like(a)
    for place in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[place] = eps
        n[place] = float(tf.reduce_sum(f(x + step)) - tf.reduce_sum(f(x - step))) / (2 * eps)
    top = np.linalg.norm(a - n)
    return float(top / max(np.linalg.norm(a), np.linalg.norm(n), 1e-6))
