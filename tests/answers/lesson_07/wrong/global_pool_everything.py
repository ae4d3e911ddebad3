# hint: none
def global_pool(x, mode):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes only")
    if mode == "max":
        return tf.reduce_max(x, axis=None)
    if mode == "avg":
        return tf.reduce_mean(x, axis=None)
    raise ValueError("max or avg only")
