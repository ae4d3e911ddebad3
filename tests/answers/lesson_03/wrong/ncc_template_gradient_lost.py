# hint: none
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
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    product = tf.sqrt(energies) * np.linalg.norm(T.numpy())
    return tf.where(product < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, product))
