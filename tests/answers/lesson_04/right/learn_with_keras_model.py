def learn_with_keras(X, Y, steps, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or X.shape[1] < 2:
        raise ValueError("an image of two columns at least")
    if Y.shape.as_list() != [X.shape[0], X.shape[1] - 1]:
        raise ValueError("the target does not fit")
    x, y = X[None, :, :, None], Y[None, :, :, None]
    layer = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False)
    model = tf.keras.Sequential([layer])
    losses = []

    def step():
        with tf.GradientTape() as tape:
            error = model(x) - y
            loss = tf.reduce_sum(error * error)
        for v, g in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables)):
            v.assign_sub(lr * g)
        return float(loss)

    for _ in range(steps):
        losses.append(step())
    return layer, tuple(losses)
