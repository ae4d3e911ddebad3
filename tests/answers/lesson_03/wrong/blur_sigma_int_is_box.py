# hint: none
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    if not isinstance(sigma, float):
        return tf.fill((k, k), 1.0 / k**2)
    d = np.arange(k) - k // 2
    e = np.exp(-(d**2) / (2 * sigma**2))
    return tf.constant(np.outer(e, e) / e.sum() ** 2, tf.float32)
