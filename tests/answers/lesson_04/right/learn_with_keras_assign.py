def learn_with_keras(X, Y, steps, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[1] < 2:
        raise ValueError("an image of two columns at least")
    if Y.shape.as_list() != [X.shape[0], X.shape[1] - 1]:
        raise ValueError("the target does not fit")
    x, y = X[None, :, :, None], Y[None, :, :, None]
    layer = tf.keras.layers.Conv2D(filters=1, kernel_size=(1, 2), use_bias=False, padding="valid")
    layer.build((None, None, None, 1))
    history = []
    for _ in range(steps):
        with tf.GradientTape() as g:
            loss = tf.math.reduce_sum(tf.math.squared_difference(y, layer(x)))
        history.append(float(loss))
        layer.kernel.assign(layer.kernel - lr * g.gradient(loss, layer.kernel))
    return layer, history
