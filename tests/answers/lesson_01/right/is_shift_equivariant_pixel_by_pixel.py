import random


def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    H, W = shape
    dice = random.Random(seed)
    spots = {}
    for r in range(H // 2 - 2, H // 2 + 2):
        for c in range(W // 2 - 2, W // 2 + 2):
            spots[r, c] = dice.gauss(0, 1)

    def ask(dy, dx):
        X = [[0.0] * W for _ in range(H)]
        for (r, c), value in spots.items():
            X[r + dy][c + dx] = value
        return np.array(f(tf.constant(X, dtype=tf.float64)))

    base = ask(0, 0)
    if len(base.shape) != 2 or any(m > n or m < n - 4 for m, n in zip(base.shape, shape)):
        return False
    h, w = base.shape
    for dy, dx in shifts:
        other = ask(dy, dx)
        for r in range(h):
            for c in range(w):
                inside = h / 8 <= r < h - h / 8 and w / 8 <= c < w - w / 8
                target = h / 8 <= r + dy < h - h / 8 and w / 8 <= c + dx < w - w / 8
                if inside and target and abs(base[r, c] - other[r + dy, c + dx]) > atol:
                    return False
    return True
