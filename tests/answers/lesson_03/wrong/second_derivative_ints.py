# hint: M9
def second_derivative(axis):
    return tf.constant([[1], [-2], [1]]) if axis == 0 else tf.constant([[1, -2, 1]])


def laplacian():
    return tf.constant([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
