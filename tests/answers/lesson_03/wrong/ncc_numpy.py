# hint: M8
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
    x, t = X.numpy(), T.numpy()
    N = np.zeros((oh, ow), x.dtype)
    for i in range(oh):
        for j in range(ow):
            P = x[i : i + th, j : j + tw]
            product = np.linalg.norm(P) * np.linalg.norm(t)
            if product >= eps:
                N[i, j] = (P * t).sum() / product
    return tf.constant(N)
