def build_model(kind):
    if kind not in ("mlp", "flatten", "gmp"):
        raise ValueError(f"unknown kind {kind}")
    inputs = tf.keras.Input(shape=(16, 16, 1))
    x = inputs
    if kind == "mlp":
        x = tf.keras.layers.Flatten()(x)
        x = tf.keras.layers.Dense(64, activation=tf.nn.relu)(x)
    if kind == "flatten":
        for filters in (16, 32):
            x = MyConv2D(filters, 3, padding="same")(x)
            x = tf.keras.layers.ReLU()(x)
            x = tf.keras.layers.MaxPool2D(pool_size=2, strides=2)(x)
        x = tf.keras.layers.Flatten()(x)
    if kind == "gmp":
        for filters in (8, 16, 32):
            x = MyConv2D(filters, 3, padding="same", activation="relu")(x)
        x = tf.keras.layers.GlobalMaxPool2D()(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(10)(x))
