def conv_to_dense(k, b, in_shape, stride, padding):
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not k.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats")
    if k.shape.rank != 4:
        raise ValueError(f"k has shape {k.shape}")
    if tuple(b.shape) != (k.shape[3],):
        raise ValueError(f"b has shape {b.shape}")
    if k.shape[2] != in_shape[2]:
        raise ValueError(f"{k.shape[2]} and {in_shape[2]} channels")
    sides = ((0, 0), (0, 0))
    if isinstance(padding, int):
        sides = ((padding, padding), (padding, padding))
    elif not isinstance(padding, str):
        sides = padding
    if padding != "SAME":
        for n, size, side in zip(in_shape, k.shape, sides):
            if n + sum(side) < size:
                raise ValueError(f"{size} does not fit into {n} with {side}")
        padding = [[0, 0], list(sides[0]), list(sides[1]), [0, 0]]
    inputs = int(np.prod(in_shape))
    impulses = tf.eye(inputs, dtype=k.dtype)
    maps = tf.nn.conv2d(tf.reshape(impulses, (inputs, *in_shape)), k, stride, padding)
    zero = tf.nn.bias_add(tf.zeros_like(maps[:1]), b)
    return tf.reshape(maps, (inputs, -1)), tf.reshape(zero, [-1])
