# hint: none
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    white = X.numpy() > 0.5
    up = [j for j in range(X.shape[1] - 1) if (~white[:, j] & white[:, j + 1]).all()]
    down = [j for j in range(X.shape[1] - 1) if (white[:, j] & ~white[:, j + 1]).all()]
    return up, down
