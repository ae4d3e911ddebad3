# hint: M313
def second_derivative(axis):
    K = tf.pad(tf.constant([[1.0, -2.0, 1.0]]), [[1, 1], [0, 0]])
    return K if axis == 1 else tf.transpose(K)


def laplacian():
    return tf.constant([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])
