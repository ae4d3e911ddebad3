# hint: M10
def dense_4d(X, W, U):
    out = U
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if not X.dtype.is_floating or not W.dtype.is_floating or not U.dtype.is_floating:
        raise TypeError("floats, please")
    if X.shape.rank != 2 or W.shape.rank != 4 or W.shape[:2] != U.shape or W.shape[2:] != X.shape:
        raise ValueError("shapes")
    if isinstance(out, np.ndarray):
        out += np.tensordot(W.numpy(), X.numpy(), 2)
        return tf.constant(out)
    return U + tf.tensordot(W, X, 2)
