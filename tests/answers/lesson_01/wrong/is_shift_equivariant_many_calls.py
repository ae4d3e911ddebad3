# hint: none
def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    H, W = shape
    X = np.zeros((H, W))
    i, j = H // 3, W // 3
    X[i : H - i, j : W - j] = np.random.default_rng(seed).normal(size=(H - 2 * i, W - 2 * j))
    A = np.asarray(f(tf.constant(X)))
    if A.ndim != 2 or not (H - 4 <= A.shape[0] <= H and W - 4 <= A.shape[1] <= W):
        return False
    h, w = A.shape
    e, g = h // 8, w // 8
    for dy, dx in shifts:
        B = np.asarray(f(tf.constant(np.roll(X, (dy, dx), axis=(0, 1)))))
        for _ in range(17):
            f(tf.constant(X))
        a, b = e + max(0, dy), h - e + min(0, dy)
        c, d = g + max(0, dx), w - g + min(0, dx)
        first, second = A[a - dy : b - dy, c - dx : d - dx], B[a:b, c:d]
        if not np.allclose(first, second, rtol=0, atol=atol):
            return False
    return True
