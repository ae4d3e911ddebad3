# hint: M12
def global_pool(x, mode):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if mode == "max":
        return tf.reduce_max(x, axis=list(range(max(x.shape.rank - 3, 0), max(x.shape.rank - 1, 1))))
    if mode == "avg":
        return tf.reduce_mean(x, axis=list(range(max(x.shape.rank - 3, 0), max(x.shape.rank - 1, 1))))
    raise ValueError("max or avg only")
