def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    d = tf.cast(tf.range(k) - k // 2, tf.float64)
    e = tf.ones_like(d) if sigma is None else tf.exp(-tf.square(d / sigma) / 2)
    K = tf.einsum("a,b->ab", e, e)
    return tf.cast(K / tf.reduce_sum(K), tf.float32)
