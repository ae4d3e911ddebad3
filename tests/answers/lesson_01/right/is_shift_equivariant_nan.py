def shifted(Y, dy, dx):
    out = np.full(Y.shape, np.nan)
    h, w = Y.shape
    out[max(0, dy) : h + min(0, dy), max(0, dx) : w + min(0, dx)] = Y[
        max(0, -dy) : h - max(0, dy), max(0, -dx) : w - max(0, dx)
    ]
    return out


def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    X = np.zeros(shape)
    low, high = [n // 3 for n in shape], [n - n // 3 for n in shape]
    random = np.random.RandomState(seed)
    X[low[0] : high[0], low[1] : high[1]] = random.randn(high[0] - low[0], high[1] - low[1])
    Y = np.array(f(tf.convert_to_tensor(X)), dtype=float)
    if Y.ndim != 2 or not all(n - 4 <= m <= n for m, n in zip(Y.shape, shape)):
        return False
    e, g = Y.shape[0] // 8, Y.shape[1] // 8
    Y[:e], Y[Y.shape[0] - e :], Y[:, :g], Y[:, Y.shape[1] - g :] = (np.nan,) * 4
    ok = True
    for dy, dx in shifts:
        Z = np.array(f(tf.convert_to_tensor(np.roll(X, (dy, dx), axis=(0, 1)))), dtype=float)
        Z[:e], Z[Z.shape[0] - e :], Z[:, :g], Z[:, Z.shape[1] - g :] = (np.nan,) * 4
        difference = np.abs(shifted(Y, dy, dx) - Z)
        ok = ok and not np.any(difference > atol)
    return bool(ok)
