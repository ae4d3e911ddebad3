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
    seen = x[:, : oh * ph, : ow * pw]
    _, where = tf.nn.max_pool_with_argmax(seen, (ph, pw), (ph, pw), "VALID", include_batch_in_index=True)
    flat = tf.scatter_nd(tf.reshape(where, (-1, 1)), tf.reshape(g, [-1]), [tf.size(seen, tf.int64)])
    dx = tf.reshape(flat, seen.shape)
    return tf.pad(dx, [[0, 0], [0, H - oh * ph], [0, W - ow * pw], [0, 0]])
