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
    rows = []
    for i in range(oh):
        row = []
        for j in range(ow):
            P = X[i : i + th, j : j + tw]
            product = tf.norm(P) * tf.norm(T)
            if product < eps:
                row.append(tf.zeros((), X.dtype))
            else:
                row.append(tf.reduce_sum(P * T) / product)
        rows.append(tf.stack(row))
    return tf.stack(rows)
