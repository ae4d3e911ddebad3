def train_reader(x, y):
    """Two layers with larger kernels see as far as three with small ones."""
    tf.keras.utils.set_random_seed(7)
    layers = tf.keras.layers
    inputs = tf.keras.Input((16, 16, 1))
    h = MyConv2D(12, 3, padding="same", activation="relu")(inputs)
    h = MyConv2D(32, 5, padding="same", activation="relu")(h)
    h = layers.GlobalMaxPooling2D()(h)
    model = tf.keras.Model(inputs, layers.Dense(10)(h))
    model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.optimizer.learning_rate = 0.003
    model.fit(x, y, epochs=12, batch_size=32, verbose=0)
    return model
