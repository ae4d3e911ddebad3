# hint: M305
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    Y = np.sign(np.round((X[:, :-1] - X[:, 1:]).numpy(), 6))
    return np.flatnonzero((Y == -1).all(0)), np.flatnonzero((Y == 1).all(0))
