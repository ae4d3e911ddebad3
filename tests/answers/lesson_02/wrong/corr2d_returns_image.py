# hint: none
def corr2d(X, K):
    return tf.convert_to_tensor(X)
