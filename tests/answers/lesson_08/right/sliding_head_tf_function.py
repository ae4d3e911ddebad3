@tf.function(autograph=False)
def slide(k, x):
    return tf.nn.convolution(x, k)


def sliding_head(model_kernel, x_big):
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    for t in (k, x):
        if not t.dtype.is_floating:
            raise TypeError(t.dtype.name)
        if t.shape.rank != 4:
            raise ValueError(t.shape)
    if k.shape[2] != x.shape[3] or any(a > b for a, b in zip(k.shape[:2], x.shape[1:3])):
        raise ValueError((k.shape, x.shape))
    return slide(k, x)
