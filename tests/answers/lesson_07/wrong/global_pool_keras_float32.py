# hint: M9
def global_pool(x, mode):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats only")
    if x.shape.rank != 4:
        raise ValueError("four axes only")
    if mode == "max":
        return tf.keras.layers.GlobalMaxPooling2D()(x)
    if mode == "avg":
        return tf.keras.layers.GlobalAveragePooling2D()(x)
    raise ValueError("max or avg only")
