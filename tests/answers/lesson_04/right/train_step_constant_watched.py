def train_step(K, X, Y, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes please")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1 or Y.shape != (h, w):
        raise ValueError("the shapes do not fit")
    now = tf.identity(K)
    with tf.GradientTape(watch_accessed_variables=False) as g:
        g.watch(now)
        pred = tf.zeros((h, w), X.dtype)
        for a in range(K.shape[0]):
            for b in range(K.shape[1]):
                pred = pred + now[a, b] * X[a : a + h, b : b + w]
        loss = tf.reduce_sum(tf.square(Y - pred))
    K.assign(now - lr * g.gradient(loss, now))
    return loss
