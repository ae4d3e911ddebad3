# hint: M304
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    Y = X[:, :-1] - X[:, 1:]
    up = tf.where(tf.reduce_all(Y == -1, axis=0))[:, 0].numpy().tolist()
    down = tf.where(tf.reduce_all(Y == 1, axis=0))[:, 0].numpy().tolist()
    return up, down
