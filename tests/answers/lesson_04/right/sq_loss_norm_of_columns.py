class Problem:
    """An image and a target."""

    def __init__(self, X, Y, size):
        self.h, self.w = Y.shape
        self.columns = [
            X[a : a + self.h, b : b + self.w] for a in range(size[0]) for b in range(size[1])
        ]
        self.Y = Y

    def errors(self, K):
        return tf.add_n([k * c for k, c in zip(tf.unstack(tf.reshape(K, [-1])), self.columns)]) - self.Y


def sq_loss(X, K, Y):
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    for item in (X, K, Y):
        if not item.dtype.is_floating:
            raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes please")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1:
        raise ValueError("the kernel is larger than the image")
    if Y.shape.as_list() != [h, w]:
        raise ValueError("the target has another shape")
    E = Problem(X, Y, K.shape).errors(K)
    return tf.linalg.trace(tf.matmul(E, E, transpose_b=True))
