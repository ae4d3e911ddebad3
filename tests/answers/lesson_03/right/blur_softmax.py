def blur(k, sigma=None):
    if not k % 2:
        raise ValueError("no middle")
    if sigma is None:
        return tf.ones((k, k)) / (k * k)
    d = tf.range(k, dtype=tf.float32) - (k - 1) / 2
    row = tf.nn.softmax(-(d**2) / (2 * float(sigma) ** 2))
    return row[:, None] * row[None, :]
