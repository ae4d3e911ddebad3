# hint: none
def sliding_head(model_kernel, x_big):
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not k.dtype.is_floating or not x.dtype.is_floating:
        raise TypeError("floats")
    if len(k.shape) != 4 or len(x.shape) != 4:
        raise ValueError("four axes")
    if k.shape[2] != x.shape[3]:
        raise ValueError(f"{k.shape[2]} and {x.shape[3]} channels")
    h, w, C, U = k.shape
    oh, ow = x.shape[1] - h + 1, x.shape[2] - w + 1
    if oh < 1 or ow < 1:
        raise ValueError("too small")
    return tf.argmax(tf.nn.conv2d(x, k, 1, "VALID"), axis=-1)
