# hint: M1014
def place(images, offsets, size=16):
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("shapes")
    n, h, w = images.shape
    if (offsets < 0).any() or (offsets + np.array([h, w]) > size).any():
        raise ValueError("leaves the canvas")
    canvas = np.zeros((n, size, size, 1), "float32")
    for k, (y, x) in enumerate(offsets):
        top, left = max(0, y - h // 2), max(0, x - w // 2)
        canvas[k, top : top + h, left : left + w, 0] = images[k] / 16
    return tf.constant(canvas)
