# hint: none
def corr2d(X, K):
    return tf.zeros((0, 0), tf.float64)
