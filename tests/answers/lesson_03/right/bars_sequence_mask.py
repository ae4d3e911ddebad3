@tf.function
def bars(h, w, c0, c1):
    """Pixels before c0, plus those not before c1."""
    before = tf.sequence_mask(c0, w, dtype=tf.float32)
    behind = 1.0 - tf.sequence_mask(c1, w, dtype=tf.float32)
    return tf.tile((before + behind)[tf.newaxis, :], [h, 1])
