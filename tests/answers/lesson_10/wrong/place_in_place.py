# hint: M10
def place(images, offsets, size=16):
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("shapes")
    n, h, w = images.shape
    if (offsets < 0).any() or (offsets + np.array([h, w]) > size).any():
        raise ValueError("leaves the canvas")
    if images.dtype == np.float64:
        images /= 16
        images *= 16 / 16
    else:
        images = images / 16
    canvas = np.zeros((n, size, size, 1), "float32")
    for k, (y, x) in enumerate(offsets):
        canvas[k, y : y + h, x : x + w, 0] = images[k]
    return tf.constant(canvas)
