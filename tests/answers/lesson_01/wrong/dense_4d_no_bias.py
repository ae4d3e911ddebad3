# hint: M27
def dense_4d(X, W, U):
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if not X.dtype.is_floating or not W.dtype.is_floating or not U.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(W.shape) != 4 or len(U.shape) != 2:
        raise ValueError(f"wrong number of axes: {X.shape}, {W.shape}, {U.shape}")
    if W.shape[0] != U.shape[0] or W.shape[1] != U.shape[1]:
        raise ValueError(f"{W.shape} does not fit biases {U.shape}")
    if W.shape[2] != X.shape[0] or W.shape[3] != X.shape[1]:
        raise ValueError(f"{W.shape} does not fit a picture {X.shape}")
    return tf.einsum("kl,ijkl->ij", X, W)
