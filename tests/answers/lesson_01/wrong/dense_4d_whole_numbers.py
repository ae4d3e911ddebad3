# hint: M63
def dense_4d(X, W, U):
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if X.shape.rank != 2 or W.shape.rank != 4 or W.shape[:2] != U.shape or W.shape[2:] != X.shape:
        raise ValueError("shapes")
    return tf.einsum("kl,ijkl->ij", X, W) + U
