# hint: M503
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    if mode == "zero":
        return tf.pad(X, pads)
    name = {"reflect": "symmetric", "symmetric": "reflect", "edge": "edge"}[mode]
    rows, columns = (np.pad(np.arange(n), p, mode=name) for n, p in zip(X.shape, pads))
    return tf.gather(tf.gather(X, rows), columns, axis=1)
