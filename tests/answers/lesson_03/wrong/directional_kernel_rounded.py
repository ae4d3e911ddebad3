# hint: none
def directional_kernel(vx, vy):
    x = np.round(np.array([[-1, 0, 1]] * 3) / 6, 3)
    return tf.constant(vx * x + vy * x.T, tf.float32)
