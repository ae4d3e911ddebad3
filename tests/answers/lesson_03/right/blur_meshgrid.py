class EvenSize(ValueError):
    pass


def blur(k, sigma=None):
    if k % 2 != 1:
        raise EvenSize(k)
    if sigma is None:
        return tf.fill([k, k], tf.constant(1.0 / (k * k), tf.float32))
    y, x = np.mgrid[-(k // 2) : k // 2 + 1, -(k // 2) : k // 2 + 1]
    G = np.exp(-(x * x + y * y) / (2.0 * sigma * sigma)) / (2 * np.pi * sigma**2)
    return tf.cast(G / G.sum(), tf.float32)
