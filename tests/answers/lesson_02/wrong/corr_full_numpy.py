# hint: M8
def corr_full(X, K):
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    P = np.pad(X.numpy(), ((kh - 1,), (kw - 1,)))
    K = K.numpy()
    Y = [
        [np.sum(P[i : i + kh, j : j + kw] * K) for j in range(W + kw - 1)] for i in range(H + kh - 1)
    ]
    return tf.constant(np.array(Y))
