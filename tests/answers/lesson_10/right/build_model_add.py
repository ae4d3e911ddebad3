L = tf.keras.layers

def build_model(kind):
    plans = {"mlp": [], "flatten": [16, 32], "gmp": [8, 16, 32]}
    try:
        plan = plans[kind]
    except KeyError:
        raise ValueError(kind)
    model = tf.keras.Sequential(name=f"reader_{kind}")
    model.add(tf.keras.Input((16, 16, 1)))
    for f in plan:
        model.add(MyConv2D(f, 3, padding="same", activation="relu"))
        if kind == "flatten":
            model.add(L.MaxPooling2D((2, 2)))
    model.add(L.GlobalMaxPooling2D() if kind == "gmp" else L.Flatten())
    if kind == "mlp":
        model.add(L.Dense(64, "relu"))
    model.add(L.Dense(10, activation=None))
    return model
