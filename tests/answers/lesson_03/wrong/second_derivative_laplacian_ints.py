# hint: M9
def second_derivative(axis):
    return tf.reshape(tf.constant([1.0, -2.0, 1.0]), (3, 1) if axis == 0 else (1, 3))

def laplacian():
    return tf.constant([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
