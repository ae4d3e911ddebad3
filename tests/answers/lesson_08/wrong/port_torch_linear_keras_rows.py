# hint: none
def port_torch_linear(W_torch, b, chw_shape):
    # takes the matrix the way Keras stores it, (inputs, units)
    W, b = tf.convert_to_tensor(W_torch), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats")
    C, H, Wd = chw_shape
    if len(W.shape) != 2 or W.shape[0] != C * H * Wd or b.shape != (W.shape[1],):
        raise ValueError("shapes")
    return tf.transpose(tf.reshape(W, (C, H, Wd, -1)), (1, 2, 0, 3)), b
