# hint: M5
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(v.shape) != 2:
        raise ValueError(f"two axes each, not {v.shape} and {X.shape}")
    H, Wd = X.shape
    if v.shape[0] != 2 * H - 1 or v.shape[1] != 2 * Wd - 1:
        raise ValueError(f"{v.shape} does not belong to {X.shape}")
    Y = tf.zeros_like(X)
    for a in range(H):
        for b in range(Wd):
            below_right = tf.pad(X[a:, b:], [[0, a], [0, b]])
            Y = Y + v[H - 1 + a, Wd - 1 + b] * below_right
    return Y + u
