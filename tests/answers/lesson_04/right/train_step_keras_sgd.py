def train_step(K, X, Y, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes please")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1 or Y.shape != (h, w):
        raise ValueError("the shapes do not fit")
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum((tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y) ** 2)
    tf.keras.optimizers.SGD(lr).apply_gradients([(tape.gradient(loss, K), K)])
    return loss
