# hint: M12
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    Y = np.diff(X.numpy().reshape(-1, X.shape[-1]))
    return np.flatnonzero((abs(Y - 1) < 1e-6).all(0)), np.flatnonzero((abs(Y + 1) < 1e-6).all(0))
