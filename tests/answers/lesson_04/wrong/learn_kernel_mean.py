# hint: M46
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
    K, losses = tf.Variable(start), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y) ** 2)
        losses.append(float(loss))
        K.assign_sub(lr * tape.gradient(loss, K))
    return tf.convert_to_tensor(K), losses
