def to_fully_conv(model):
    *front, flat, dense = model.layers
    front = [part for part in front if part.weights or "pool" in type(part).__name__.lower()]
    constant = tf.keras.initializers.Constant
    kernel = np.stack([np.asarray(dense.kernel)[32 * i : 32 * i + 32] for i in range(16)])
    head = tf.keras.layers.Conv2D(
        10, 4,
        kernel_initializer=constant(kernel.reshape((4, 4, 32, 10))),
        bias_initializer=constant(np.asarray(dense.bias)))
    picture = tf.keras.Input(shape=(None, None, 1))
    out = picture
    for part in front + [head]:
        out = part(out)
    return tf.keras.models.Model(inputs=picture, outputs=out)
