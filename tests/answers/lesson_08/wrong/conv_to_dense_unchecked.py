# hint: M12
def conv_to_dense(k, b, in_shape, stride, padding):
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError
    pixels = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if isinstance(padding, int):
        padding = ((padding, padding), (padding, padding))
    if not isinstance(padding, str):
        padding = [[0, 0], *map(list, padding), [0, 0]]
    maps = tf.nn.conv2d(pixels, k, stride, padding)
    return tf.reshape(maps, (len(maps), -1)), tf.tile(b, [maps.shape[1] * maps.shape[2]])
