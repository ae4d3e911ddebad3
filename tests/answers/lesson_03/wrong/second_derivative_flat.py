# hint: none
def second_derivative(axis):
    return tf.constant([1.0, -2.0, 1.0])


def laplacian():
    return tf.constant([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])
