# hint: M12
def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    kh, kw = K.shape[0], K.shape[-1]
    pads = [[kh - 1, kh - 1], [kw - 1, kw - 1]] + [[0, 0]] * (len(X.shape) - 2)
    P = tf.pad(X, pads[: len(X.shape)])
    oh, ow = P.shape[0] - kh + 1, P.shape[-1] - kw + 1
    if len(K.shape) == 1 or len(X.shape) != 2:
        return P
    K = tf.reshape(K, [-1, kw])
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
