def train_step(K, X, Y, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes please")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1 or Y.shape != (h, w):
        raise ValueError("the shapes do not fit")
    kh, kw = K.shape
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(K)
        loss = tf.add_n(
            [(tf.reduce_sum(X[i : i + kh, j : j + kw] * K) - Y[i, j]) ** 2 for i in range(h) for j in range(w)]
        )
    (grad,) = tape.gradient(loss, [K])
    del tape
    K.assign_add(-tf.cast(lr, K.dtype) * grad)
    return loss
