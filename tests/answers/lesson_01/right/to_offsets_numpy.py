def to_offsets(W):
    given = np.asarray(W)
    if given.dtype == np.float64 and not isinstance(W, np.ndarray) and not tf.is_tensor(W):
        given = given.astype(np.float32)
    if given.dtype not in (np.float32, np.float64):
        raise TypeError("W must hold floats")
    if given.ndim != 4 or given.shape[:2] != given.shape[2:]:
        raise ValueError(given.shape)
    h, w = given.shape[:2]
    padded = np.pad(given, ((0, 0), (0, 0), (h - 1, h - 1), (w - 1, w - 1)))
    V = np.empty((h, w, 2 * h - 1, 2 * w - 1), given.dtype)
    for i, j in np.ndindex(h, w):
        V[i, j] = padded[i, j, i : i + 2 * h - 1, j : j + 2 * w - 1]
    return tf.constant(V)
