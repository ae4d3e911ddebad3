def avg_as_conv(size, channels):
    kh, kw = np.broadcast_to(size, 2)
    window = tf.fill((kh, kw), tf.constant(1 / (kh * kw), tf.float32))
    return tf.einsum("ab,co->abco", window, tf.eye(channels))
