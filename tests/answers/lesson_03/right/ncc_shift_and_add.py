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
    dots = energies = tf.zeros((oh, ow), X.dtype)
    for a in range(th):
        for b in range(tw):
            part = X[a : a + oh, b : b + ow]
            dots += T[a, b] * part
            energies += part * part
    product = tf.sqrt(energies) * tf.sqrt(tf.reduce_sum(T**2))
    mask = tf.cast(product >= eps, X.dtype)
    return mask * dots / (mask * product + (1 - mask))
