# hint: M9
def ncc(X, T, eps=1e-12):
    for given in (X, T):
        if not tf.convert_to_tensor(given).dtype.is_floating:
            raise TypeError("floats")
    X, T = tf.cast(X, tf.float32), tf.cast(T, tf.float32)
    if X.shape.rank != 2 or T.shape.rank != 2 or any(np.array(T.shape) > X.shape):
        raise ValueError("shapes")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    product = tf.sqrt(energies) * tf.norm(T)
    return tf.where(product < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, product))
