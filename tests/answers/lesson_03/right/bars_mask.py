def bars(h, w, c0, c1):
    j = tf.range(w)
    outside = tf.logical_or(j < c0, j >= c1)
    return tf.broadcast_to(tf.cast(outside, tf.float32), (h, w))
