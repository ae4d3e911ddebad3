# hint: none
def directional_kernel(vx, vy):
    return tf.constant([[0, -vy // 2, 0], [-vx // 2, 0, vx // 2], [0, vy // 2, 0]], tf.float32)
