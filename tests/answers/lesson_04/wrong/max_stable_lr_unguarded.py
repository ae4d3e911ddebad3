# hint: M12
def max_stable_lr(X, kernel_size):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2:
        raise ValueError("axes")
    kh, kw = kernel_size
    h, w = max(X.shape[0] - kh + 1, 1), max(X.shape[1] - kw + 1, 1)
    kh, kw = min(kh, X.shape[0]), min(kw, X.shape[1])
    A = tf.stack([tf.reshape(X[a : a + h, b : b + w], [-1]) for a in range(kh) for b in range(kw)], 1)
    return 1 / tf.linalg.eigvalsh(tf.transpose(A) @ A)[-1]
