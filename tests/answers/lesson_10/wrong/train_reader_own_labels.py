# hint: M1010
def train_reader(x, y):
    """Takes the names of the classes from somewhere else."""
    tf.keras.utils.set_random_seed(1)
    L = tf.keras.layers
    model = tf.keras.Sequential([tf.keras.Input((16, 16, 1)), L.Flatten(), L.Dense(64, "relu"), L.Dense(10)])
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=tf.keras.optimizers.Adam(0.003), loss=loss)
    model.fit(x_train, y_train, epochs=3, batch_size=32, verbose=0)
    return model
