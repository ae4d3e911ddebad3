# hint: M11
def place(images, offsets, size=16):
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("shapes")
    n, h, w = images.shape
    if (offsets < 0).any() or (offsets + np.array([h, w]) > size).any():
        raise ValueError("leaves the canvas")
    canvas = np.zeros((n, size, size, 1), "float32")
    for k, (y, x) in enumerate(offsets):
        canvas[k, y : y + h, x : x + w, 0] = images[k] / pictures.max()
    return tf.constant(canvas)
