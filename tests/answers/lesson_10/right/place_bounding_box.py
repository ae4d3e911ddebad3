def place(images, offsets, size=16):
    images = np.array(images)
    offsets = [tuple(int(v) for v in o) for o in np.asarray(offsets)]
    if images.ndim != 3:
        raise ValueError
    if len(offsets) != len(images) or any(len(o) != 2 for o in offsets):
        raise ValueError
    def one(picture, y, x):
        if y < 0 or x < 0:
            raise ValueError("negative")
        return tf.image.pad_to_bounding_box(picture[:, :, None], y, x, size, size)
    made = [one(p, *o) for p, o in zip(images, offsets)]
    return tf.cast(tf.stack(made), tf.float32) / 16
