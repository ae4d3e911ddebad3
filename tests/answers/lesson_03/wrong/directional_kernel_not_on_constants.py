# hint: M309
def directional_kernel(vx, vy):
    return tf.constant([[0, 0, 0], [0, 0, vx], [0, vy, 0]], tf.float32)
