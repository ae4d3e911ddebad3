# hint: none
def second_derivative(axis):
    return tf.reshape(tf.constant([1.0, -2.0, 1.0]), (3, 1) if axis == 0 else (1, 3))

def laplacian():
    K = np.zeros((5, 5), "float32")
    K[2, :] += [0.25, 0, -0.5, 0, 0.25]
    K[:, 2] += [0.25, 0, -0.5, 0, 0.25]
    return tf.constant(K)
