# hint: M12
def conv2d_flipped(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    K = K[::-1, ::-1]
    oh, ow = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    Y = tf.zeros((max(oh, 0), max(ow, 0)), X.dtype)
    for a in range(K.shape[0]):
        for b in range(K.shape[1]):
            if oh > 0 and ow > 0:
                Y += K[a, b] * X[a : a + oh, b : b + ow]
    return Y
