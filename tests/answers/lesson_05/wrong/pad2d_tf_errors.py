# hint: none
def pad2d(X, pads, mode):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2:
        raise ValueError("rank")
    if mode == "edge":
        rows, columns = (np.pad(np.arange(n), p, mode="edge") for n, p in zip(X.shape, pads))
        return tf.gather(tf.gather(X, rows), columns, axis=1)
    names = {"zero": "CONSTANT", "reflect": "REFLECT", "symmetric": "SYMMETRIC"}
    return tf.pad(X, pads, mode=names[mode])
