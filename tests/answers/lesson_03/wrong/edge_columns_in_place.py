# hint: M10
def edge_columns(X):
    if not tf.convert_to_tensor(X).dtype.is_floating:
        raise TypeError("floats")
    if len(tf.convert_to_tensor(X).shape) != 2:
        raise ValueError("two axes")
    Y = X if isinstance(X, np.ndarray) else np.array(X)
    Y[:, :-1] -= Y[:, 1:]
    Y = Y[:, :-1]
    return np.flatnonzero((abs(Y + 1) < 1e-6).all(0)), np.flatnonzero((abs(Y - 1) < 1e-6).all(0))
