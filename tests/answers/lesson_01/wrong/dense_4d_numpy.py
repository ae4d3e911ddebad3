# hint: M8
def dense_4d(X, W, U):
    X, W, U = np.array(X), np.array(W), np.array(U)
    if not all(a.dtype.kind == "f" for a in (X, W, U)):
        raise TypeError("floats")
    if X.ndim != 2 or U.ndim != 2 or W.shape != U.shape + X.shape:
        raise ValueError("shapes")
    return tf.constant(np.tensordot(W, X, 2) + U)
