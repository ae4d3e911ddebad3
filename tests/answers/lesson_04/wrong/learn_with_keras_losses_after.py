# hint: M406
def learn_with_keras(X, Y, steps, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[1] < 2:
        raise ValueError("an image of two columns at least")
    if Y.shape.as_list() != [X.shape[0], X.shape[1] - 1]:
        raise ValueError("the target does not fit")
    x, y = X[None, :, :, None], Y[None, :, :, None]
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum((layer(x) - y) ** 2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        layer.kernel.assign_sub(lr * slope)
        losses.append(float(tf.reduce_sum((layer(x) - y) ** 2)))
    return layer, losses
