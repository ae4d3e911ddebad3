# hint: M1002
def build_model(kind):
    layers = tf.keras.layers

    def conv(filters):
        return MyConv2D(filters, 3, padding="same", activation="relu")

    if kind == "mlp":
        body = [layers.Flatten(), layers.Dense(64, activation="relu")]
    elif kind == "flatten":
        body = [conv(16), layers.AveragePooling2D(), conv(32), layers.AveragePooling2D(), layers.Flatten()]
    elif kind == "gmp":
        body = [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()]
    else:
        raise ValueError("unknown kind")
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *body, layers.Dense(10)])
