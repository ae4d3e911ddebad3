def conv1x1(X, K, b):
    X, K, b = [tf.convert_to_tensor(t) for t in (X, K, b)]
    for t, rank in zip((X, K, b), (3, 4, 1)):
        if not t.dtype.is_floating:
            raise TypeError(t.dtype.name)
        if tf.rank(t) != rank:
            raise ValueError(t.shape)
    if tf.reduce_any(tf.shape(K)[1:] != [X.shape[0], 1, 1]) or tf.size(b) != tf.shape(K)[0]:
        raise ValueError("shapes")
    flat = tf.reshape(X, (tf.shape(X)[0], -1))
    Y = K[..., 0, 0] @ flat + b[:, None]
    return tf.reshape(Y, (-1, *X.shape[1:]))
