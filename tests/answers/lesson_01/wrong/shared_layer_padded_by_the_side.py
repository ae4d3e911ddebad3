# hint: M4
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(v.shape) != 2:
        raise ValueError(f"two axes each, not {v.shape} and {X.shape}")
    H, Wd = X.shape
    if v.shape[0] != 2 * H - 1 or v.shape[1] != 2 * Wd - 1:
        raise ValueError(f"{v.shape} does not belong to {X.shape}")
    P = tf.pad(X, [[H, H], [Wd, Wd]])
    Y = tf.nn.conv2d(P[None, :, :, None], v[:, :, None, None], strides=1, padding="VALID")
    return Y[0, :H, :Wd, 0] + u
