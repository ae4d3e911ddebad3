def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    rng = np.random.default_rng(seed)

    def inside(n, d):
        e = n // 8
        return [i for i in range(e, n - e) if e <= i + d < n - e]

    for _ in range(3):
        X = np.zeros(shape)
        i, j = [n // 3 for n in shape]
        X[i:-i, j:-j] = rng.uniform(-1, 1, X[i:-i, j:-j].shape)
        A = np.asarray(f(tf.constant(X, tf.float64)))
        if A.ndim != 2 or np.any(np.array(A.shape) > shape) or np.any(np.array(A.shape) + 4 < shape):
            return False
        for dy, dx in shifts:
            B = np.asarray(f(tf.roll(tf.constant(X), [dy, dx], [0, 1])))
            rows, columns = np.array(inside(A.shape[0], dy)), np.array(inside(A.shape[1], dx))
            if not np.allclose(B[np.ix_(rows + dy, columns + dx)], A[np.ix_(rows, columns)], atol=atol):
                return False
    return True
