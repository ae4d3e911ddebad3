# hint: M9
def directional_kernel(vx, vy):
    return tf.constant([[0, 0, 0], [0, -vx - vy, vx], [0, vy, 0]])
