avg_as_conv = lambda size, channels: tf.linalg.diag(
    tf.ones((*((size, size) if isinstance(size, int) else size), channels))
) / np.prod((size, size) if isinstance(size, int) else size).astype("float32")
