# hint: M4
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    Y = (X[:, :-1] - X[:, 1:]).numpy()
    up = 1 + np.flatnonzero((abs(Y + 1) < 1e-6).all(0))
    return up.tolist(), (1 + np.flatnonzero((abs(Y - 1) < 1e-6).all(0))).tolist()
