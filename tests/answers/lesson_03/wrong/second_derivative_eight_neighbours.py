# hint: M312
def second_derivative(axis):
    return tf.reshape(tf.constant([1.0, -2.0, 1.0]), (3, 1) if axis == 0 else (1, 3))

def laplacian():
    K = np.ones((3, 3), "float32")
    K[1, 1] = -8
    return tf.constant(K)
