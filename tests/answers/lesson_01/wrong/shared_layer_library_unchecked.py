# hint: M12
def shared_layer(v, u, X):
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not v.dtype.is_floating or not X.dtype.is_floating:
        raise TypeError("floats, please")
    if X.shape.rank != 2 or v.shape.rank != 2:
        raise ValueError("two axes")
    Y = tf.nn.conv2d(X[None, :, :, None], v[:, :, None, None], strides=1, padding="SAME")
    return Y[0, :, :, 0] + u
