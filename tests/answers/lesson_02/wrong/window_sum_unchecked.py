# hint: M63
def window_sum(X, K, i, j):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    return tf.reduce_sum(X[i : i + K.shape[0], j : j + K.shape[1]] * K)
