def maxpool_backward(x, g, size):
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats please")
    ph, pw = (size, size) if isinstance(size, int) else size
    if x.shape.rank != 4 or g.shape.rank != 4:
        raise ValueError("four axes please")
    N, H, W, C = x.shape
    oh, ow = H // ph, W // pw
    if oh < 1 or ow < 1 or tuple(g.shape) != (N, oh, ow, C):
        raise ValueError("shapes do not fit")
    mask = np.zeros(x.shape)
    values = np.asarray(x)
    for n in range(N):
        for c in range(C):
            for i in range(oh):
                for j in range(ow):
                    best = None
                    for a in range(i * ph, (i + 1) * ph):
                        for b in range(j * pw, (j + 1) * pw):
                            if best is None or values[n, a, b, c] > values[n, best[0], best[1], c]:
                                best = (a, b)
                    mask[n, best[0], best[1], c] = 1
    wide = tf.repeat(tf.repeat(g, ph, axis=1), pw, axis=2)
    wide = tf.pad(wide, [[0, 0], [0, H - oh * ph], [0, W - ow * pw], [0, 0]])
    return wide * tf.constant(mask, x.dtype)
