# hint: none
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    pads = [(p[0], p[0]) for p in pads]
    for n, p in zip(X.shape, pads):
        if (mode == "reflect" and max(p) >= n) or (mode == "symmetric" and max(p) > n):
            raise ValueError("too large")
    if mode == "zero":
        return tf.pad(X, pads)
    rows, columns = (np.pad(np.arange(n), p, mode=mode) for n, p in zip(X.shape, pads))
    return tf.gather(tf.gather(X, rows), columns, axis=1)
