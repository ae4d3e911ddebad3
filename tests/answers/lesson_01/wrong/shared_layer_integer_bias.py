# hint: none
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(v.shape) != 2:
        raise ValueError(f"two axes each, not {v.shape} and {X.shape}")
    H, Wd = X.shape
    if v.shape[0] != 2 * H - 1 or v.shape[1] != 2 * Wd - 1:
        raise ValueError(f"{v.shape} does not belong to {X.shape}")
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = [tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]) for j in range(Wd)]
        rows.append(tf.stack(row))
    return tf.stack(rows) + int(u)
