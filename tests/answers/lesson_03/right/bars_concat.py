def bars(h, w, c0, c1):
    parts = [tf.ones((h, c0)), tf.zeros((h, c1 - c0)), tf.ones((h, w - c1))]
    return tf.concat(parts, axis=1)
