def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    h, w = shape
    tops = (h - h // 3) // 2, (w - w // 3) // 2
    size = h // 3, w // 3
    blob = tf.random.stateless_uniform(size, [seed, 1], dtype=tf.float64) + 0.5

    def picture(dy, dx):
        top, left = tops[0] + dy, tops[1] + dx
        return tf.pad(blob, [[top, h - top - size[0]], [left, w - left - size[1]]])

    still = f(picture(0, 0))
    if still.shape.rank != 2:
        return False
    high, wide = still.shape
    if not (0 <= h - high <= 4 and 0 <= w - wide <= 4):
        return False
    top, left = -(-high // 8), -(-wide // 8)
    verdicts = []
    for dy, dx in shifts:
        moved = f(picture(dy, dx))
        a, b = top + max(0, dy), high - top + min(0, dy)
        c, d = left + max(0, dx), wide - left + min(0, dx)
        gap = moved[a:b, c:d] - still[a - dy : b - dy, c - dx : d - dx]
        verdicts.append(bool(tf.reduce_all(tf.abs(gap) <= atol)))
    return all(verdicts)
