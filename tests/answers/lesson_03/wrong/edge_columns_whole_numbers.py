# hint: M63
def edge_columns(X):
    X = np.asarray(X, dtype=np.float64)
    if X.ndim != 2:
        raise ValueError("two axes")
    Y = X[:, :-1] - X[:, 1:]
    return np.flatnonzero((abs(Y + 1) < 1e-6).all(0)), np.flatnonzero((abs(Y - 1) < 1e-6).all(0))
