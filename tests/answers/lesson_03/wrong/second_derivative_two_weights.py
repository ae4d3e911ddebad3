# hint: none
def second_derivative(axis):
    return tf.reshape(tf.constant([-1.0, 1.0]), (2, 1) if axis == 0 else (1, 2))


def laplacian():
    return tf.constant([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])
