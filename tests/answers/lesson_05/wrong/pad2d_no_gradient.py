# hint: M8
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    for n, p in zip(X.shape, pads):
        if (mode == "reflect" and max(p) >= n) or (mode == "symmetric" and max(p) > n):
            raise ValueError("too large")
    name = {"zero": "constant"}.get(mode, mode)
    return tf.constant(np.pad(X.numpy(), pads, mode=name))
