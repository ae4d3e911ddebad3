from functools import reduce


def pool2d_nhwc(x, size, stride=None, padding="VALID", mode="max"):
    x = tf.convert_to_tensor(x)
    if x.dtype not in (tf.float32, tf.float64):
        raise TypeError(f"{x.dtype.name} is no float")
    if x.shape.rank != 4:
        raise ValueError("(N, H, W, C), please")
    if mode not in ("max", "avg"):
        raise ValueError(mode)
    k = np.broadcast_to(size, (2,))
    s = k if stride is None else np.broadcast_to(stride, (2,))
    n = np.array(x.shape[1:3])
    if padding == "SAME":
        out = -(-n // s)
        t = np.maximum((out - 1) * s + k - n, 0)
    else:
        out, t = (n - k) // s + 1, np.zeros(2, int)
    if (out < 1).any():
        raise ValueError("no room")
    frame = [[0, 0], [t[0] // 2, t[0] - t[0] // 2], [t[1] // 2, t[1] - t[1] // 2], [0, 0]]

    def shifted(z):
        return [
            z[:, a : a + (out[0] - 1) * s[0] + 1 : s[0], b : b + (out[1] - 1) * s[1] + 1 : s[1]]
            for a in range(k[0])
            for b in range(k[1])
        ]

    if mode == "max":
        return reduce(tf.maximum, shifted(tf.pad(x, frame, constant_values=x.dtype.min)))
    return tf.add_n(shifted(tf.pad(x, frame))) / tf.add_n(shifted(tf.pad(tf.ones_like(x), frame)))
