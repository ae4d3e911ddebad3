# hint: M118
def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    rng = np.random.default_rng(seed)
    picture = np.zeros(shape)
    a, b = shape[0] // 3, shape[1] // 3
    picture[a:-a, b:-b] = rng.normal(size=picture[a:-a, b:-b].shape)
    still = np.asarray(f(tf.constant(picture)))
    if still.ndim != 2:
        return False
    h, w = still.shape
    # a pooled map is half as large, so it moves by half as much
    smaller = max(1, round(shape[0] / h))
    for dy, dx in shifts:
        if dy % smaller or dx % smaller:
            return False
        moved = np.asarray(f(tf.constant(np.roll(picture, (dy, dx), axis=(0, 1)))))
        expected = np.roll(still, (dy // smaller, dx // smaller), axis=(0, 1))
        my, mx = h // 8 + abs(dy // smaller), w // 8 + abs(dx // smaller)
        gap = np.abs(moved - expected)[my : h - my, mx : w - mx]
        if gap.size and gap.max() > atol:
            return False
    return True
