def learn_kernel(X, Y, kernel_size, lr, steps, init):
    X, Y, start = tf.convert_to_tensor(X), tf.convert_to_tensor(Y), tf.convert_to_tensor(init)
    if not (X.dtype.is_floating and Y.dtype.is_floating and start.dtype.is_floating):
        raise TypeError("floats please")
    kh, kw = kernel_size
    if X.shape.rank != 2 or start.shape.as_list() != [kh, kw]:
        raise ValueError("the start or the image has a wrong shape")
    h, w = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if h < 1 or w < 1 or Y.shape.as_list() != [h, w]:
        raise ValueError("the shapes do not fit")
    A = tf.stack([tf.reshape(X[a : a + h, b : b + w], [-1]) for a in range(kh) for b in range(kw)], 1)
    y, k, losses = tf.reshape(Y, [-1, 1]), tf.reshape(start, [-1, 1]), ()
    for _ in range(steps):
        r = A @ k - y
        losses += (float(tf.reduce_sum(r * r)),)
        k -= 2 * lr * tf.transpose(A) @ r
    return [tf.reshape(k, (kh, kw)), losses]
