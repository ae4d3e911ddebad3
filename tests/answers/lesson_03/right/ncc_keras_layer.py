class Matcher(tf.keras.layers.Layer):
    def call(self, x, k):
        return tf.nn.convolution(x, k)[0, ..., 0]


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
    match = Matcher(dtype=X.dtype.name)
    x, k = X[None, ..., None], T[..., None, None]
    length = tf.sqrt(match(tf.square(x), tf.ones_like(k))) * tf.norm(T)
    is_small = tf.less(length, tf.cast(eps, X.dtype))
    return tf.where(is_small, 0.0, match(x, k) / tf.where(is_small, 1.0, length))
