# hint: M307
def directional_kernel(vx, vy):
    x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=np.float32) / 4
    return tf.constant(vx * x + vy * x.T, tf.float32)
