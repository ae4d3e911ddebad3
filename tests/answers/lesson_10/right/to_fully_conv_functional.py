def to_fully_conv(model):
    inputs = tf.keras.Input((None, None, 1))
    x = inputs
    kinds = tf.keras.layers
    for layer in model.layers:
        if isinstance(layer, (kinds.InputLayer, kinds.Flatten, kinds.Dense)):
            continue
        x = layer(x)
    kernel, bias = model.layers[-1].get_weights()
    head = kinds.Conv2D(kernel.shape[1], (4, 4), padding="valid")
    x = head(x)
    head.set_weights([kernel.reshape(4, 4, -1, kernel.shape[1]), bias])
    return tf.keras.Model(inputs, x)
