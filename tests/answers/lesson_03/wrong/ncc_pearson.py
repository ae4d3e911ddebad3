# hint: M320
def ncc(X, T, eps=1e-12):
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("two axes")
    (H, W), (th, tw) = X.shape, T.shape
    if th > H or tw > W:
        raise ValueError("too large")
    oh, ow = H - th + 1, W - tw + 1
    T = T - tf.reduce_mean(T)
    P = tf.stack([X[a : a + oh, b : b + ow] for a in range(th) for b in range(tw)], -1)
    P = P - tf.reduce_mean(P, -1, keepdims=True)
    dots = tf.reduce_sum(P * tf.reshape(T, [-1]), -1)
    return tf.math.divide_no_nan(dots, tf.norm(P, axis=-1) * tf.norm(T))
