# hint: none
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    P = tf.pad(X, [[1, 1], [2, 2]])
    out = [[tf.reduce_sum(v * P[i : i + 3, j : j + 5]) for j in range(3)] for i in range(2)]
    return tf.convert_to_tensor(out) + tf.cast(u, X.dtype)
