# hint: M12
def place(images, offsets, size=16):
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("shapes")
    n, h, w = images.shape
    canvas = np.zeros((n, 3 * size, 3 * size, 1), "float32")
    for k, (y, x) in enumerate(offsets):
        canvas[k, size + y : size + y + h, size + x : size + x + w, 0] = images[k] / 16
    return tf.constant(canvas[:, size:-size, size:-size])
