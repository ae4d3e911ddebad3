# hint: M9
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    d = np.arange(k) - k // 2
    e = np.ones(k) if sigma is None else np.exp(-(d**2) / (2 * sigma**2))
    K = np.outer(e, e)
    return tf.convert_to_tensor(K / K.sum())
