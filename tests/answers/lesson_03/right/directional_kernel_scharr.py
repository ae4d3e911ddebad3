directional_kernel = lambda vx, vy: tf.cast(
    (vx * np.outer([3, 10, 3], [-1, 0, 1]) + vy * np.outer([-1, 0, 1], [3, 10, 3])) / 32,
    tf.float32,
)
