# hint: M12
def place(images, offsets, size=16):
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("shapes")
    n, h, w = images.shape
    if (offsets + np.array([h, w]) > size).any():
        raise ValueError("leaves the canvas")
    canvas = np.zeros((n, size, size, 1), "float32")
    for k, (y, x) in enumerate(offsets):
        for a, b in np.ndindex(h, w):
            canvas[k, y + a, x + b, 0] = images[k, a, b] / 16
    return tf.constant(canvas)
