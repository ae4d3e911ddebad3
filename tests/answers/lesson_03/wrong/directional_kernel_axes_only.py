# hint: none
def directional_kernel(vx, vy):
    x = np.array([[-1, 0, 1]] * 3) / 6
    if abs(vx) >= abs(vy):
        return tf.constant(vx * x, tf.float32)
    return tf.constant(vy * x.T, tf.float32)
