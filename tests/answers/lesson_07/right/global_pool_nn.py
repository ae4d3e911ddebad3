def global_pool(x, mode):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes")
    pool = {"max": tf.nn.max_pool2d, "avg": tf.nn.avg_pool2d}.get(mode)
    if not pool:
        raise ValueError("mode")
    return tf.squeeze(pool(x, x.shape[1:3], 1, "VALID"), [1, 2])
