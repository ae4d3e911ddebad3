def maxpool_backward(x, g, size):
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats please")
    ph, pw = (size, size) if isinstance(size, int) else size
    if x.shape.rank != 4 or g.shape.rank != 4:
        raise ValueError("four axes please")
    N, H, W, C = x.shape
    oh, ow = H // ph, W // pw
    if oh < 1 or ow < 1 or tuple(g.shape) != (N, oh, ow, C):
        raise ValueError("shapes do not fit")
    values, places, paid = x.numpy(), [], []
    for n, i, j, c in np.ndindex(N, oh, ow, C):
        window = values[n, i * ph : i * ph + ph, j * pw : j * pw + pw, c]
        a, b = np.unravel_index(window.argmax(), window.shape)
        places.append([n, i * ph + a, j * pw + b, c])
        paid.append(g[n, i, j, c])
    return tf.scatter_nd(tf.constant(places, tf.int32), tf.stack(paid), x.shape)
