class Misfit(ValueError):
    pass


def floating(value):
    tensor = tf.convert_to_tensor(value)
    if tensor.dtype not in (tf.float32, tf.float64):
        raise TypeError(tensor.dtype)
    return tensor


def dense_4d(X, W, U):
    X, W, U = map(floating, (X, W, U))
    if X.ndim != 2 or U.ndim != 2 or tuple(W.shape) != tuple(U.shape) + tuple(X.shape):
        raise Misfit(f"{X.shape} {W.shape} {U.shape}")
    return tf.add(U, tf.reduce_sum(tf.multiply(W, X), [-1, -2]))
