def _slid(X, K):
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def merge_kernels(K1, K2):
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError(f"floats only, not {K1.dtype.name} and {K2.dtype.name}")
    if K1.ndim != 2 or K2.ndim != 2:
        raise ValueError(f"two axes each, not {K1.shape} and {K2.shape}")
    (h1, w1), (h2, w2) = K1.shape, K2.shape

    h, w = h1 + h2 - 1, w1 + w2 - 1
    impulse = tf.pad(tf.ones((1, 1), K1.dtype), [[h - 1, h - 1], [w - 1, w - 1]])
    return tf.reverse(_slid(_slid(impulse, K1), K2), [0, 1])
