# hint: M27
def to_fully_conv(model):
    layers = tf.keras.layers
    picture = features = tf.keras.Input((None, None, 1))
    for layer in model.layers:
        if isinstance(layer, layers.Flatten):
            break
        if not isinstance(layer, layers.InputLayer):
            features = layer(features)
    dense = model.layers[-1]
    head = layers.Conv2D(10, 4, padding="valid")
    logits = head(features)
    head.kernel.assign(tf.reshape(dense.kernel, (4, 4, 32, 10)))
    return tf.keras.Model(picture, logits)
