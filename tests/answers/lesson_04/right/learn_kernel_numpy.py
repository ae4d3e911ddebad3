def learn_kernel(X, Y, kernel_size, lr, steps, init):
    for t in (X, Y, init):
        if np.asarray(t).dtype.kind != "f":
            raise TypeError("floats")
    dtype = tf.convert_to_tensor(X).dtype.as_numpy_dtype
    X, Y, K = (np.array(t, dtype) for t in (X, Y, init))
    if X.ndim != 2 or K.shape != tuple(kernel_size):
        raise ValueError("shape")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("size")
    view = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    if Y.shape != view.shape[:2]:
        raise ValueError("target")
    losses = []
    while len(losses) < steps:
        error = np.einsum("ijab,ab->ij", view, K) - Y
        losses.append(float((error**2).sum()))
        K = K - dtype(lr) * 2 * np.einsum("ijab,ij->ab", view, error)
    return tf.convert_to_tensor(K, dtype), losses
