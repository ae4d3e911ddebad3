# hint: M402
def grad_kernel(X, K, Y):
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("axes")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("size")
    img = X[None, :, :, None]
    E = tf.nn.conv2d(img, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
    return 2 * tf.nn.conv2d(img, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
