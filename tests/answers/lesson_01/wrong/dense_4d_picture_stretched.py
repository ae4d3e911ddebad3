# hint: M12
def dense_4d(X, W, U):
    X, W, U = tf.convert_to_tensor(X), tf.convert_to_tensor(W), tf.convert_to_tensor(U)
    if not X.dtype.is_floating or not W.dtype.is_floating or not U.dtype.is_floating:
        raise TypeError("floats, please")
    if len(X.shape) != 2 or len(W.shape) != 4 or W.shape[:2] != U.shape:
        raise ValueError("axes")
    try:
        return tf.reduce_sum(W * X, axis=(2, 3)) + U
    except tf.errors.InvalidArgumentError as error:
        raise ValueError(str(error))
