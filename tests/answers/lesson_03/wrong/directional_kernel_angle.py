# hint: none
def directional_kernel(vx, vy):
    angle = np.arctan(vy / vx) if vx else np.pi / 2
    n = np.hypot(vx, vy)
    x = np.array([[-1, 0, 1]] * 3) / 6
    return tf.constant(n * (np.cos(angle) * x + np.sin(angle) * x.T), tf.float32)
