# hint: M316
def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    return tf.fill((k, k), 1.0 / k**2)
