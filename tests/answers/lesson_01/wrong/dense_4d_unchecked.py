# hint: M12
def dense_4d(X, W, U):
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if not (X.dtype.is_floating and W.dtype.is_floating and U.dtype.is_floating):
        raise TypeError("floats, please")
    return tf.einsum("kl,ijkl->ij", X, W) + U
