# hint: M12
def maxpool_backward(x, g, size):
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats please")
    ph, pw = (size, size) if isinstance(size, int) else size
    if x.shape.rank != 4 or g.shape.rank != 4:
        raise ValueError("four axes please")
    N, H, W, C = x.shape
    oh, ow = H // ph, W // pw
    if oh < 1 or ow < 1:
        raise ValueError("shapes do not fit")
    seen = x[:, : oh * ph, : ow * pw]
    windows = tf.stack([seen[:, i::ph, j::pw] for i in range(ph) for j in range(pw)], axis=-1)
    winner = tf.argmax(windows, axis=-1)
    paid = tf.one_hot(winner, ph * pw, dtype=x.dtype) * g[..., None]
    paid = tf.reshape(paid, (N, oh, ow, C, ph, pw))
    dx = tf.reshape(tf.transpose(paid, (0, 1, 4, 2, 5, 3)), (N, oh * ph, ow * pw, C))
    return tf.pad(dx, [[0, 0], [0, H - oh * ph], [0, W - ow * pw], [0, 0]])
