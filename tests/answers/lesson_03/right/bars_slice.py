def bars(h, w, c0, c1):
    image = np.ones((h, w), dtype=np.float32)
    image[:, c0:c1] = 0.0
    return tf.constant(image)
