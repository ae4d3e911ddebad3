def max_stable_lr(X, kernel_size):
    X = tf.convert_to_tensor(X)
    kh, kw = kernel_size
    if not X.dtype.is_floating:
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
        raise ValueError("does not fit")
    h, w = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    blocks = [X[a : a + h, b : b + w] for a in range(kh) for b in range(kw)]
    curvature = tf.stack([tf.stack([2 * tf.reduce_sum(p * q) for q in blocks]) for p in blocks])
    return 2.0 / tf.linalg.eigh(curvature)[0][-1]
