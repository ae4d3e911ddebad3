def directional_kernel(vx, vy):
    x = tf.constant([[-1.0, 0.0, 1.0]] * 3) / 6
    return float(vx) * x + float(vy) * tf.transpose(x)
