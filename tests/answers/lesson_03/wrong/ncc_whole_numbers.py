# hint: M63
def ncc(X, T, eps=1e-12):
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if X.shape.rank != 2 or T.shape.rank != 2 or any(np.array(T.shape) > X.shape):
        raise ValueError("shapes")
    if not (X.dtype.is_floating and T.dtype.is_floating):
        X, T = tf.cast(X, tf.float64), tf.cast(T, tf.float64)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    product = tf.sqrt(energies) * tf.norm(T)
    return tf.where(product < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, product))
