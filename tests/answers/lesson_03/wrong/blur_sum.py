# hint: M314
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    d = np.arange(k) - k // 2
    e = np.ones(k) if sigma is None else np.exp(-(d**2) / (2 * sigma**2))
    return tf.constant(np.outer(e, e), tf.float32)
