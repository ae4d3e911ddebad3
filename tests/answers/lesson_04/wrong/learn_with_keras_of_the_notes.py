# hint: none
def learn_with_keras(X, Y, steps, lr):
    conv2d = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False)
    X = tf.reshape(X, (1, *X.shape, 1))
    Y = tf.reshape(Y, (1, *Y.shape, 1))
    conv2d(X)
    losses = []
    for i in range(steps):
        with tf.GradientTape(watch_accessed_variables=False) as g:
            g.watch(conv2d.weights[0])
            loss = (conv2d(X) - Y) ** 2
        conv2d.kernel.assign_sub(lr * g.gradient(loss, conv2d.weights[0]))
        losses.append(float(tf.reduce_sum(loss)))
    return conv2d, losses
