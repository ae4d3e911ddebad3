# hint: M12
def learn_kernel(X, Y, kernel_size, lr, steps, init):
    X, Y, K = tf.convert_to_tensor(X), tf.convert_to_tensor(Y), tf.convert_to_tensor(init)
    if not (X.dtype.is_floating and Y.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("axes")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1 or Y.shape.as_list() != [h, w]:
        raise ValueError("the shapes do not fit")
    losses, image = [], X[None, :, :, None]
    for _ in range(steps):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
        K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K, losses
