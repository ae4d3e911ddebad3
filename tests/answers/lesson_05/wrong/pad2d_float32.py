# hint: M9
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats, please")
    if X.shape.rank != 2:
        raise ValueError(f"two axes, not {X.shape}")
    if mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    for axis in (0, 1):
        n, (a, b) = X.shape[axis], pads[axis]
        if mode == "zero":
            sizes = [[0, 0], [0, 0]]
            sizes[axis] = [a, b]
            X = tf.pad(X, sizes)
            continue
        numbers = []
        for i in range(-a, n + b):
            if mode == "edge":
                i = min(max(i, 0), n - 1)
            elif mode == "reflect":
                if max(a, b) >= n:
                    raise ValueError("reflect pad too large")
                i = -i if i < 0 else 2 * (n - 1) - i if i >= n else i
            else:
                if max(a, b) > n:
                    raise ValueError("symmetric pad too large")
                i = -i - 1 if i < 0 else 2 * n - 1 - i if i >= n else i
            numbers.append(i)
        X = tf.gather(X, numbers, axis=axis)
    return tf.cast(X, tf.float32)
