# hint: M413
def learn_with_keras(X, Y, steps, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[1] < 2:
        raise ValueError("an image of two columns at least")
    if Y.shape.as_list() != [X.shape[0], X.shape[1] - 1]:
        raise ValueError("the target does not fit")
    x, y = X[None, :, :, None], Y[None, :, :, None]
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2)), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum((layer(x) - y) ** 2)
        for v, g in zip(layer.trainable_variables, tape.gradient(loss, layer.trainable_variables)):
            v.assign_sub(lr * g)
        losses.append(float(loss))
    return layer, losses
