def directional_kernel(vx, vy):
    offsets = np.array([(1.0, b - 1, a - 1) for a in range(3) for b in range(3)])
    weights = np.linalg.lstsq(offsets.T, np.array([0.0, vx, vy]), rcond=None)[0]
    return tf.constant(weights.reshape(3, 3), dtype=tf.float32)
