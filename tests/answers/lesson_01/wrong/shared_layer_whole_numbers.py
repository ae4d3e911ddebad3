# hint: M63
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if X.shape.rank != 2 or v.shape != (2 * X.shape[0] - 1, 2 * X.shape[1] - 1):
        raise ValueError("shapes")
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = [tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]) for j in range(Wd)]
        rows.append(tf.stack(row))
    return tf.stack(rows) + tf.cast(u, X.dtype)
