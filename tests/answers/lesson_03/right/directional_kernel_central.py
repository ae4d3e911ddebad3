def directional_kernel(vx, vy):
    K = np.zeros((3, 3), np.float32)
    K[1, 2], K[1, 0] = vx / 2, -vx / 2
    K[2, 1], K[0, 1] = vy / 2, -vy / 2
    return tf.constant(K)
