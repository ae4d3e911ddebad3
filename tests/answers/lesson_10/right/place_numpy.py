def place(images, offsets, size=16):
    images = np.asarray(images).astype("float32")
    offsets = np.asarray(offsets)
    if images.ndim != 3 or offsets.ndim != 2 or offsets.shape[1] != 2 or len(images) != len(offsets):
        raise ValueError("shapes")
    n, h, w = images.shape
    out = np.zeros((n, size, size, 1), dtype=np.float32)
    for i in range(n):
        y, x = offsets[i]
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError(f"digit {i} leaves the canvas")
        out[i, y:y + h, x:x + w, 0] = images[i] / 16.0
    return tf.convert_to_tensor(out)
