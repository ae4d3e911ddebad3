def grad_kernel(X, K, Y):
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    for item in (X, K, Y):
        if not item.dtype.is_floating:
            raise TypeError("floats please")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("two axes please")
    h, w = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    if h < 1 or w < 1:
        raise ValueError("the kernel is larger than the image")
    if Y.shape.as_list() != [h, w]:
        raise ValueError("the target has another shape")
    rows = tf.range(h)[:, None] + tf.range(K.shape[0])[None, :]
    cols = tf.range(w)[:, None] + tf.range(K.shape[1])[None, :]
    P = tf.gather(tf.gather(X, rows), cols, axis=2)  # (h, kh, w, kw)
    E = tf.einsum("iajb,ab->ij", P, K) - Y
    return 2 * tf.einsum("iajb,ij->ab", P, E)
