# hint: M12
def port_torch_linear(W_torch, b, chw_shape):
    W, b = tf.convert_to_tensor(W_torch), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError
    return tf.transpose(tf.reshape(W, (-1, *chw_shape)), (2, 3, 1, 0)), b
