def directional_kernel(vx, vy):
    """Right minus centre, below minus centre."""
    vx, vy = float(vx), float(vy)
    return tf.constant([[0.0, 0.0, 0.0], [0.0, -vx - vy, vx], [0.0, vy, 0.0]])
