# hint: none
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError('even')
    if sigma is None:
        return tf.fill((k, k), 1.0 / k**2)
    d = np.arange(k) - k // 2
    r2 = d[:, None] ** 2 + d**2
    E = np.exp(-r2 / (2 * sigma**2))
    return tf.constant(np.round(E / E.sum(), 4), tf.float32)
