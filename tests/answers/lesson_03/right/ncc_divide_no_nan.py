@tf.function(autograph=False)
def _map(X, T, eps):
    x, k = X[tf.newaxis, ..., tf.newaxis], T[..., tf.newaxis, tf.newaxis]
    dots = tf.squeeze(tf.nn.conv2d(x, k, 1, "VALID"), [0, 3])
    energies = tf.squeeze(tf.nn.conv2d(x * x, tf.ones_like(k), 1, "VALID"), [0, 3])
    product = tf.sqrt(energies) * tf.linalg.norm(T)
    return tf.math.divide_no_nan(dots, tf.where(product < eps, tf.zeros_like(product), product))


def ncc(X, T, eps=1e-12):
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("two axes")
    (H, W), (th, tw) = X.shape, T.shape
    if th > H or tw > W:
        raise ValueError("too large")
    oh, ow = H - th + 1, W - tw + 1
    return _map(X, T, tf.constant(eps, X.dtype))
