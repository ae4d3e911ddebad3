def max_stable_lr(X, kernel_size):
    t = tf.convert_to_tensor(X)
    if t.dtype not in (tf.float32, tf.float64):
        raise TypeError(t.dtype)
    if len(t.shape) != 2 or any(k > n for k, n in zip(kernel_size, t.shape)):
        raise ValueError(kernel_size)
    image = t.numpy().astype(np.float64)
    windows = np.lib.stride_tricks.sliding_window_view(image, tuple(kernel_size))
    A = windows.reshape(-1, kernel_size[0] * kernel_size[1])
    return tf.constant(1 / np.linalg.norm(A, 2) ** 2, t.dtype)
