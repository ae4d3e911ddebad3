# hint: M12
def blur(k, sigma=None):
    d = np.arange(k) - (k - 1) / 2
    e = np.ones(k) if sigma is None else np.exp(-(d**2) / (2 * sigma**2))
    K = np.outer(e, e)
    return tf.constant(K / K.sum(), tf.float32)
