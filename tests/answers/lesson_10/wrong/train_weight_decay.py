# hint: none
def train(model, x, y, epochs, batch, lr, seed):
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    rng = np.random.default_rng(seed)
    adam = tf.keras.optimizers.AdamW(lr)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            weights = model.trainable_variables
            adam.apply_gradients(zip(tape.gradient(loss, weights), weights))
