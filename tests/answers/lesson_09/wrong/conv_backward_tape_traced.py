# hint: none
record = getattr(tf, "Gradient" + "Tape")


@tf.function
def differentiate(x, k, g):
    with record() as tape:
        tape.watch([x, k])
        y = tf.nn.conv2d(x, k, 1, "VALID")
    return getattr(tape, "gra" + "dient")(y, [x, k], output_gradients=g)

def conv_backward(x, k, g):
    x, k, g = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(g)
    for t in (x, k, g):
        if not t.dtype.is_floating:
            raise TypeError("floats please")
        if t.shape.rank != 4:
            raise ValueError("four axes please")
    (N, H, W, C), (kh, kw, D, O) = x.shape, k.shape
    if C != D or kh > H or kw > W or tuple(g.shape) != (N, H - kh + 1, W - kw + 1, O):
        raise ValueError("shapes do not fit")
    dx, dk = differentiate(x, k, g)
    return dx, dk, tf.reduce_sum(g, axis=[0, 1, 2])
