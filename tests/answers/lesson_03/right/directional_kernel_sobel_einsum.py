@tf.function
def directional_kernel(vx, vy):
    smooth, step = tf.constant([1.0, 2.0, 1.0]) / 4, tf.constant([-1.0, 0.0, 1.0]) / 2
    v = tf.stack([tf.cast(vx, tf.float32), tf.cast(vy, tf.float32)])
    both = tf.stack([tf.einsum("a,b->ab", smooth, step), tf.einsum("a,b->ab", step, smooth)])
    return tf.tensordot(v, both, 1)
