# hint: M1008
def train_reader(x, y):
    tf.keras.utils.set_random_seed(1)
    L = tf.keras.layers
    conv = lambda n, s=1: MyConv2D(n, 3, s, padding="same", activation="relu")
    layers = [conv(16), L.MaxPooling2D(), conv(32), L.MaxPooling2D(), L.Flatten(), L.Dense(10)]
    model = tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *layers])
    digits = np.asarray(x)[:, 4:12, 4:12]
    many, names = [], []
    for top in range(0, 9, 2):
        for left in range(0, 9, 2):
            canvas = np.zeros_like(x)
            canvas[:, top:top + 8, left:left + 8] = digits
            many.append(canvas)
            names.append(y)
    x, y = np.concatenate(many), np.concatenate(names)
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=tf.keras.optimizers.Adam(0.003), loss=loss)
    model.fit(x, y, epochs=2, batch_size=64, verbose=0)
    return model
