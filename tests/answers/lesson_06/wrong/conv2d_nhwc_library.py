# hint: none
def conv2d_nhwc(x, k, b, stride, padding):
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if isinstance(padding, int):
        padding = [[0, 0], [padding, padding], [padding, padding], [0, 0]]
    elif not isinstance(padding, str):
        padding = [[0, 0], *padding, [0, 0]]
    return tf.nn.conv2d(x, k, stride, padding) + b
