# hint: M1
def corr2d(X, K):
    X, K = np.asarray(X), np.asarray(K)[::-1, ::-1]
    kh, kw = K.shape
    Y = np.zeros((X.shape[0] - kh + 1, X.shape[1] - kw + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + kh, j : j + kw] * K).sum()
    return tf.constant(Y)
