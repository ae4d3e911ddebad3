def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if X.dtype not in (tf.float32, tf.float64):
        raise TypeError(X.dtype)
    if len(X.shape) != 2:
        raise ValueError(X.shape)
    (t, b), (l, r) = pads
    H, W = X.shape
    if mode == "zero":
        return tf.pad(X, [[t, b], [l, r]])
    if mode == "reflect":
        if max(t, b) >= H or max(l, r) >= W:
            raise ValueError("too large")
        return tf.pad(X, [[t, b], [l, r]], mode="REFLECT")
    if mode == "symmetric":
        if max(t, b) > H or max(l, r) > W:
            raise ValueError("too large")
        return tf.pad(X, [[t, b], [l, r]], mode="SYMMETRIC")
    if mode == "edge":
        X = tf.concat([X[:1]] * t + [X] + [X[-1:]] * b, axis=0)
        return tf.concat([X[:, :1]] * l + [X] + [X[:, -1:]] * r, axis=1)
    raise ValueError(f"unknown mode {mode}")
