import random

def train(model, x, y, epochs, batch, lr, seed):
    chance = random.Random(seed)
    x, y = tf.constant(x), tf.constant(y)
    adam = tf.keras.optimizers.Adam(lr)
    cross = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="sum")
    for _ in range(epochs):
        order = list(range(y.shape[0]))
        chance.shuffle(order)
        for k in range(-(-len(order) // batch)):
            rows = order[k * batch : k * batch + batch]
            with tf.GradientTape() as tape:
                loss = cross(tf.gather(y, rows), model(tf.gather(x, rows)))
            adam.apply_gradients(zip(tape.gradient(loss, model.trainable_variables),
                                     model.trainable_variables))
