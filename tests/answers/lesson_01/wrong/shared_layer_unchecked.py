# hint: M12
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = [tf.reduce_sum(v * P[i : i + v.shape[0], j : j + v.shape[1]]) for j in range(Wd)]
        rows.append(tf.stack(row))
    return tf.stack(rows) + u
