# hint: M402
def sq_loss(X, K, Y):
    X, K, Y = [tf.convert_to_tensor(t) for t in (X, K, Y)]
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("need floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("need two axes")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1:
        raise ValueError("kernel too large")
    if Y.shape.rank != 2 or Y.shape[1] != w:
        raise ValueError("target")
    pred = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.reduce_sum((pred - Y) ** 2)
