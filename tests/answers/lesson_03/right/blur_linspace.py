def blur(k, sigma=None):
    if k in range(0, 1000, 2):
        raise ValueError("k must be odd")
    line = np.linspace(-(k - 1) / 2, (k - 1) / 2, k)
    line = np.ones(k) if sigma is None else np.exp(-0.5 * (line / sigma) ** 2)
    line /= line.sum()
    return tf.constant(line[:, None] @ line[None, :], dtype="float32")
