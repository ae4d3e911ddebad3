# hint: M610
def conv1x1(X, K, b):
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    if not all(given.dtype.is_floating for given in (X, K, b)):
        raise TypeError("floats only")
    if X.ndim != 3 or K.ndim != 4:
        raise ValueError(f"a picture of shape {X.shape}, a kernel of shape {K.shape}")
    (C, H, W), O = X.shape, K.shape[0]
    if tuple(K.shape) != (O, C, 1, 1):
        raise ValueError(f"expected a kernel of shape {(O, C, 1, 1)}, got {K.shape}")
    if tuple(b.shape) != (O,):
        raise ValueError(f"expected {O} biases, got {b.shape}")

    weights = tf.transpose(K[:, :, 0, 0])
    Y = tf.tensordot(weights, X, 1)
    return Y + b[:, None, None]
