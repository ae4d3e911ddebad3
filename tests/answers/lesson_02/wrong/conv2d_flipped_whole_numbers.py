# hint: M63
def conv2d_flipped(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if len(X.shape) != 2 or len(K.shape) != 2:
        raise ValueError("two axes")
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    K = tf.reverse(K, [0, 1])
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
