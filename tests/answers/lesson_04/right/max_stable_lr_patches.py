def max_stable_lr(X, kernel_size):
    X = tf.convert_to_tensor(X)
    kh, kw = kernel_size
    if not X.dtype.is_floating:
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
        raise ValueError("does not fit")
    h, w = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    rows = tf.image.extract_patches(X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID")
    A = tf.reshape(rows, [-1, kh * kw])
    hessian = 2 * tf.transpose(A) @ A
    return 2 / tf.reduce_max(tf.linalg.eigvalsh(hessian))
