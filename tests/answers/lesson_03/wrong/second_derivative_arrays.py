# hint: none
def second_derivative(axis):
    return np.array([1.0, -2.0, 1.0], "float32").reshape((3, 1) if axis == 0 else (1, 3))


def laplacian():
    return np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], "float32")
