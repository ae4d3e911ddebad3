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
    rows = np.arange(oh)[:, None] + np.arange(th)
    columns = np.arange(ow)[:, None] + np.arange(tw)
    P = tf.gather(tf.gather(X, rows), columns, axis=2)
    dots = tf.einsum("iajb,ab->ij", P, T)
    product = tf.sqrt(tf.einsum("iajb,iajb->ij", P, P) * tf.reduce_sum(T * T))
    safe = tf.where(product < eps, tf.ones_like(product), product)
    return tf.where(product < eps, tf.zeros_like(dots), dots / safe)
