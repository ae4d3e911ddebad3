# hint: none
def directional_kernel(vx, vy):
    x = np.array([[-1, 0, 1]] * 3) / 6
    return tf.constant(abs(vx) * x + abs(vy) * x.T, tf.float32)
