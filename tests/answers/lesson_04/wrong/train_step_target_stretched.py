# hint: M402
def train_step(K, X, Y, lr):
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or K.shape.rank != 2 or K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("shapes")
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum((tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    return loss
