@tf.function
def max_stable_lr(X, kernel_size):
    X = tf.convert_to_tensor(X)
    kh, kw = kernel_size
    if not X.dtype.is_floating:
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[0] < kh or X.shape[1] < kw:
        raise ValueError("does not fit")
    h, w = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    A = tf.stack([tf.reshape(X[a : a + h, b : b + w], [-1]) for a in range(kh) for b in range(kw)], 1)
    return 1 / tf.linalg.eigvalsh(tf.transpose(A) @ A)[-1]
