# hint: M10
def ncc(X, T, eps=1e-12):
    if isinstance(T, np.ndarray) and T.dtype.kind == "f" and T.any():
        T /= np.linalg.norm(T)
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or T.shape.rank != 2 or any(np.array(T.shape) > X.shape):
        raise ValueError("shapes")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    product = tf.sqrt(energies) * tf.norm(T)
    return tf.where(product < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, product))
