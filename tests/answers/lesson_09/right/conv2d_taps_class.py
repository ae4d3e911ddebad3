class Taps:
    """Slices and matrices, zipped."""

    def __init__(self, stride, padding):
        self.stride = [stride] * 2 if isinstance(stride, int) else list(stride)
        self.padding = padding

    def pads(self, axis, n, k):
        s = self.stride[axis]
        if self.padding == "SAME":
            out = (n + s - 1) // s
            total = max(0, (out - 1) * s + k - n)
            return [total // 2, total - total // 2]
        if self.padding == "VALID":
            return [0, 0]
        if isinstance(self.padding, int):
            return [self.padding] * 2
        return list(self.padding[axis])

    def __call__(self, x, k, b):
        kh, kw, _, _ = k.shape
        x = tf.pad(x, [[0, 0], self.pads(0, x.shape[1], kh), self.pads(1, x.shape[2], kw), [0, 0]])
        free = x.shape[1] - kh, x.shape[2] - kw
        if min(free) < 0:
            raise ValueError(f"kernel {k.shape} in {x.shape}")
        y = 0
        for i, j in np.ndindex(kh, kw):
            rows = slice(i, i + free[0] + 1, self.stride[0])
            y += x[:, rows, j : j + free[1] + 1 : self.stride[1]] @ k[i][j]
        return y + b


def conv2d_taps(x, k, b, stride, padding):
    x, k, b = map(tf.convert_to_tensor, (x, k, b))
    if {t.dtype for t in (x, k, b)} - {tf.float32, tf.float64}:
        raise TypeError("float32 or float64")
    if len(x.shape) != 4 or len(k.shape) != 4 or len(b.shape) != 1:
        raise ValueError("ranks")
    if x.shape[-1] != k.shape[-2] or b.shape[0] != k.shape[-1]:
        raise ValueError("channels")
    return Taps(stride, padding)(x, k, b)
