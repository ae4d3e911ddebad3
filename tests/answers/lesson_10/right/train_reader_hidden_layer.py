def train_reader(x, y):
    tf.keras.utils.set_random_seed(11)
    L = tf.keras.layers
    model = tf.keras.Sequential([
        tf.keras.Input((16, 16, 1)),
        MyConv2D(8, 3, padding="same", activation="relu"),
        MyConv2D(16, 3, padding="same", activation="relu"),
        MyConv2D(48, 3, padding="same", activation="relu"),
        L.GlobalMaxPooling2D(),
        L.Dense(32, activation="relu"),
        L.Dense(10),
    ])
    x_train, x_val = x[:1200], x[1200:]
    y_train, y_val = y[:1200], y[1200:]
    model.compile(optimizer=tf.keras.optimizers.Adam(0.003), metrics=["accuracy"],
                  loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=12, batch_size=32, verbose=0)
    return model
