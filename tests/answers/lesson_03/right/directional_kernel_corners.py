def directional_kernel(vx, vy):
    """The diagonals alone do it, too: the corners at +-1 in both directions."""
    p, q = (vx + vy) / 4, (vx - vy) / 4
    return tf.convert_to_tensor([[-p, 0, q], [0, 0, 0], [-q, 0, p]], dtype=tf.float32)
