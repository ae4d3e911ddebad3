# hint: none
def dense_params(in_shape, out_shape, bias=True):
    n, m = tf.reduce_prod(in_shape), tf.reduce_prod(out_shape)
    return n * m + m if bias else n * m
