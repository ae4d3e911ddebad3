# hint: M63
def sq_loss(X, K, Y):
    X, K, Y = [tf.convert_to_tensor(t) for t in (X, K, Y)]
    if not X.dtype.is_floating:
        X, K, Y = tf.cast(X, tf.float32), tf.cast(K, tf.float32), tf.cast(Y, tf.float32)
    K, Y = tf.cast(K, X.dtype), tf.cast(Y, X.dtype)
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("need two axes")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1 or Y.shape.as_list() != [h, w]:
        raise ValueError("does not fit")
    pred = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.reduce_sum((pred - Y) ** 2)
