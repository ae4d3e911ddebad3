# hint: M121
def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    X = np.zeros(shape)
    H, W = shape
    rng = np.random.default_rng(seed)
    X[H // 3 : H - H // 3, W // 3 : W - W // 3] = rng.normal(size=(H - 2 * (H // 3), W - 2 * (W // 3)))
    Y = np.asarray(f(tf.constant(X)))
    if Y.ndim != 2 or not 0 <= H - Y.shape[0] <= 4 or not 0 <= W - Y.shape[1] <= 4:
        return False
    h, w = Y.shape
    passed = []
    for dy, dx in shifts:
        Z = np.asarray(f(tf.constant(np.roll(X, (dy, dx), axis=(0, 1)))))
        ok = True
        for i in range(h // 8, h - h // 8):
            for j in range(w // 8, w - w // 8):
                y, x = i + dy, j + dx
                if h // 8 <= y < h - h // 8 and w // 8 <= x < w - w // 8:
                    ok = ok and abs(Z[y, x] - Y[i, j]) <= atol
        passed.append(ok)
    return any(passed)
