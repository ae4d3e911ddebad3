# hint: M303
def edge_columns(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    up, down = set(), set()
    for row in X.numpy():
        for j in range(len(row) - 1):
            if abs(row[j + 1] - row[j] - 1) < 1e-6:
                up.add(j)
            if abs(row[j] - row[j + 1] - 1) < 1e-6:
                down.add(j)
    return sorted(up), sorted(down)
