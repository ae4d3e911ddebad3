# hint: M308
def directional_kernel(vx, vy):
    n = (vx**2 + vy**2) ** 0.5
    if n > 0:
        vx, vy = vx / n, vy / n
    return tf.constant([[0, -vy / 2, 0], [-vx / 2, 0, vx / 2], [0, vy / 2, 0]], tf.float32)
