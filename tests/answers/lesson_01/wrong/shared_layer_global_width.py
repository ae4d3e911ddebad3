# hint: M11
Wd = 3


def rows_of(P, v, H, wide):
    return [[tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * wide - 1]) for j in range(wide)] for i in range(H)]


def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    if X.shape.rank != 2 or v.shape != (2 * X.shape[0] - 1, 2 * X.shape[1] - 1):
        raise ValueError("shapes")
    H = X.shape[0]
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    return tf.convert_to_tensor(rows_of(P, v, H, Wd)) + u
