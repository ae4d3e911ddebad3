# hint: M303
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    y = (X[0, :-1] - X[0, 1:]).numpy()
    return np.flatnonzero(abs(y + 1) < 1e-6), np.flatnonzero(abs(y - 1) < 1e-6)
