# hint: M508
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    name = {"zero": "constant"}.get(mode, mode)
    return tf.constant(np.pad(X.numpy(), [pads[1], pads[0]], mode=name))
