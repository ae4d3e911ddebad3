def train_reader(x, y):
    tf.random.set_seed(0)
    np.random.seed(0)
    conv = lambda n: tf.keras.layers.Conv2D(n, 3, padding="same", activation="relu")
    model = tf.keras.Sequential([
        tf.keras.Input((16, 16, 1)), conv(12), conv(20), conv(32),
        tf.keras.layers.Lambda(lambda z: tf.reduce_max(z, axis=[1, 2])),
        tf.keras.layers.Dense(10)])
    adam = tf.keras.optimizers.Adam(0.003)
    adam.build(model.trainable_variables)
    x, y = tf.constant(x), tf.constant(y)

    @tf.function
    def step(rows):
        with tf.GradientTape() as tape:
            z = model(tf.gather(x, rows))
            loss = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.gather(y, rows), z)
            loss = tf.reduce_mean(loss)
        adam.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))

    for epoch in range(12):
        order = np.random.permutation(len(y))
        for i in range(0, len(y), 32):
            step(order[i:i + 32])
    return model
