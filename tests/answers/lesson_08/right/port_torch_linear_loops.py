def port_torch_linear(W_torch, b, chw_shape):
    W = tf.convert_to_tensor(W_torch)
    b = tf.convert_to_tensor(b)
    if not W.dtype.is_floating or not b.dtype.is_floating:
        raise TypeError("floats, please")
    C, H, Wd = chw_shape
    if len(W.shape) != 2 or b.shape != (W.shape[0],) or W.shape[1] != C * H * Wd:
        raise ValueError(f"{W.shape}, {b.shape} and {chw_shape}")
    kernel = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.stack([W[:, (c * H + i) * Wd + j] for c in range(C)]))
        kernel.append(tf.stack(row))
    return tf.stack(kernel), b
