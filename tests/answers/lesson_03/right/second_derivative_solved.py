def second_derivative(axis):
    places = np.array([-1.0, 0.0, 1.0])
    weights = np.linalg.solve(np.stack([places**0, places, places**2]), [0, 0, 2])
    return tf.constant(weights.reshape((3, 1) if axis == 0 else (1, 3)), tf.float32)


def laplacian():
    line, none = tf.constant([1.0, -2.0, 1.0]), tf.constant([0.0, 1.0, 0.0])
    return tf.tensordot(line, none, 0) + tf.tensordot(none, line, 0)
