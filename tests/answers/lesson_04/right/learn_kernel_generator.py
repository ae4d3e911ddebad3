def steps_of(X, Y, K, lr):
    while True:
        with tf.GradientTape() as tape:
            tape.watch(K)
            loss = 2 * tf.nn.l2_loss(tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y)
        yield K, loss
        K = K - lr * tape.gradient(loss, K)


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
    losses, walk = [], steps_of(X, Y, start, lr)
    for _ in range(steps):
        K, loss = next(walk)
        losses.append(np.asarray(loss).item())
    return next(walk)[0], losses
