# hint: M43
def train_reader(x, y):
    tf.keras.utils.set_random_seed(1)
    L = tf.keras.layers
    conv = lambda n, s=1: MyConv2D(n, 3, s, padding="same", activation="relu")
    layers = [L.Flatten(), L.Dense(64, activation="relu"), L.Dense(10)]
    model = tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *layers])
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=tf.keras.optimizers.Adam(0.003), loss=loss)
    model.fit(x, y, epochs=8, batch_size=32, verbose=0)
    return model
