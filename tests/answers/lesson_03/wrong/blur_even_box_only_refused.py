# hint: M12
def blur(k, sigma=None):
    if sigma is None:
        if k % 2 == 0:
            raise ValueError("even")
        return tf.fill((k, k), 1.0 / k**2)
    d = np.arange(k) - (k - 1) / 2
    e = np.exp(-(d**2) / (2 * sigma**2))
    K = np.outer(e, e)
    return tf.constant(K / K.sum(), tf.float32)
