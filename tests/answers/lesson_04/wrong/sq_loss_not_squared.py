# hint: M401
def sq_loss(X, K, Y):
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("floats only")
    if len(X.shape) != 2 or len(K.shape) != 2 or len(Y.shape) != 2:
        raise ValueError("two axes each")
    oh, ow = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if oh < 1 or ow < 1 or Y.shape[0] != oh or Y.shape[1] != ow:
        raise ValueError("the shapes do not fit")
    loss = 0.0
    for i in range(oh):
        for j in range(ow):
            prediction = tf.reduce_sum(X[i : i + K.shape[0], j : j + K.shape[1]] * K)
            loss = loss + (prediction - Y[i, j])
    return loss
