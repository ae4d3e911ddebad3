def second_derivative(axis):
    shape = [1, 1]
    shape[axis] = 3
    return tf.reshape(tf.constant([1, -2, 1], tf.float32), shape)


def laplacian():
    """Mix the upright and the diagonal star, 2 to 1."""
    return tf.constant([[1.0, 4.0, 1.0], [4.0, -20.0, 4.0], [1.0, 4.0, 1.0]]) / 6.0
