def train(model, x, y, epochs, batch, lr, seed):
    images, labels = np.asarray(x), np.asarray(y)
    opt = tf.keras.optimizers.Adam(learning_rate=lr)
    opt.build(model.trainable_variables)

    @tf.function(reduce_retracing=True)
    def step(a, b):
        with tf.GradientTape() as tape:
            logits = model(a, training=True)
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(labels=b, logits=logits))
        grads = tape.gradient(loss, model.trainable_variables)
        opt.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    generator = np.random.RandomState(seed)
    history = []
    for epoch in range(epochs):
        idx = np.arange(len(labels))
        generator.shuffle(idx)
        total = 0.0
        while len(idx):
            now, idx = idx[:batch], idx[batch:]
            total += float(step(tf.constant(images[now]), tf.constant(labels[now])))
        history.append(total)
    return history
