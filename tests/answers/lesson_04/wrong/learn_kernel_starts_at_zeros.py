# hint: M412
def learn_kernel(X, Y, kernel_size, lr, steps, init):
    K = init
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats only")
    if len(X.shape) != 2 or len(K.shape) != 2 or len(Y.shape) != 2:
        raise ValueError("two axes each")
    oh, ow = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if oh < 1 or ow < 1 or Y.shape[0] != oh or Y.shape[1] != ow:
        raise ValueError("the shapes do not fit")
    if list(K.shape) != list(kernel_size):
        raise ValueError("the start does not fit")
    W = tf.Variable(tf.zeros(K.shape, K.dtype))
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            P = tf.nn.conv2d(X[None, :, :, None], W[:, :, None, None], 1, "VALID")[0, :, :, 0]
            loss = tf.reduce_sum((P - Y) ** 2)
        W.assign_sub(lr * tape.gradient(loss, W))
        losses.append(float(loss))
    return tf.convert_to_tensor(W), losses
