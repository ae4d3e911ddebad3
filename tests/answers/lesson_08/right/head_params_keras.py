def head_params(h, w, c, classes):
    inputs = {"flatten": h * w * c, "gap": c, "conv": h * w * c}
    counts = {}
    for name in inputs:
        layer = tf.keras.layers.Dense(classes)
        if inputs[name] * classes < 10_000:
            layer.build((None, inputs[name]))
            counts[name] = int(layer.count_params())
        else:
            counts[name] = int(inputs[name]) * classes + classes
    return counts
