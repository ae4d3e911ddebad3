def _side(X, a, b, mode):
    n = X.shape[0]
    if mode == "zero":
        zeros = tf.zeros((1, X.shape[1]), X.dtype)
        front, behind = [zeros] * a, [zeros] * b
    elif mode == "edge":
        front, behind = [X[:1]] * a, [X[n - 1 :]] * b
    elif mode == "reflect":
        if a > n - 1 or b > n - 1:
            raise ValueError(f"cannot reflect {n} rows by {(a, b)}")
        front = [X[i : i + 1] for i in range(a, 0, -1)]
        behind = [X[n - 1 - i : n - i] for i in range(1, b + 1)]
    else:
        if a > n or b > n:
            raise ValueError(f"cannot mirror {n} rows by {(a, b)}")
        front = [X[i : i + 1] for i in range(a - 1, -1, -1)]
        behind = [X[n - 1 - i : n - i] for i in range(b)]
    return tf.concat([*front, X, *behind], 0)


def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or mode not in {"zero", "reflect", "symmetric", "edge"}:
        raise ValueError(f"{mode} for {X.shape}")
    (top, bottom), (left, right) = pads
    rows = _side(X, top, bottom, mode)
    return tf.transpose(_side(tf.transpose(rows), left, right, mode))
