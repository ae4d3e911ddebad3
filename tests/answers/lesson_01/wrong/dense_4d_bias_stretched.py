# hint: M12
def dense_4d(X, W, U):
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if not X.dtype.is_floating or not W.dtype.is_floating or not U.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(W.shape) != 4 or len(U.shape) > 2:
        raise ValueError("axes")
    if W.shape[2:] != X.shape:
        raise ValueError("picture")
    return tf.einsum("kl,ijkl->ij", X, W) + U
