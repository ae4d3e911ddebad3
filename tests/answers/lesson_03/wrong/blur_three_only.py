# hint: none
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError('even')
    if sigma is None:
        return tf.fill((k, k), 1.0 / k**2)
    d = np.arange(k) - k // 2
    r2 = d[:, None] ** 2 + d**2
    weights = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16
    return tf.constant(weights, tf.float32)
