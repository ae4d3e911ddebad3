# hint: M8
def conv_to_dense(k, b, in_shape, stride, padding):
    k, b = np.array(k), np.array(b)
    if k.dtype.kind != "f" or b.dtype.kind != "f":
        raise TypeError
    if k.ndim != 4 or b.shape != k.shape[3:] or k.shape[2] != in_shape[2]:
        raise ValueError
    if isinstance(padding, int):
        padding = ((padding, padding), (padding, padding))
    layers = [tf.keras.layers.Input(in_shape)]
    if not isinstance(padding, str):
        layers.append(tf.keras.layers.ZeroPadding2D(tuple(map(tuple, padding))))
        padding = "valid"
    conv = tf.keras.layers.Conv2D(k.shape[3], k.shape[:2], stride, padding.lower())
    model = tf.keras.Sequential([*layers, conv])
    conv.set_weights([k, b])
    pixels = np.eye(np.prod(in_shape)).reshape(-1, *in_shape)
    maps = model(pixels) - model(0 * pixels)
    return tf.reshape(maps, (len(pixels), -1)), tf.reshape(model(0 * pixels[:1]), [-1])
