bars = lambda h, w, c0, c1: tf.pad(
    tf.zeros([h, c1 - c0]), [[0, 0], [c0, w - c1]], constant_values=1.0
)
