def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    Y = -np.diff(X.numpy(), axis=1)
    up = np.where(np.isclose(Y, -1.0, rtol=0, atol=1e-6).all(0))[0]
    down = np.where(np.isclose(Y, 1.0, rtol=0, atol=1e-6).all(0))[0]
    return [up, down]
