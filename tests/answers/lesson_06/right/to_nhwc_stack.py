def to_nhwc(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.ndim != 3:
        raise ValueError(f"three axes, not {X.shape}")
    return tf.stack(tf.unstack(X, axis=0), axis=-1)[tf.newaxis]


def from_nhwc(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError(f"floats, not {x.dtype.name}")
    if x.ndim != 4:
        raise ValueError(f"four axes, not {x.shape}")
    if x.shape[0] != 1:
        raise ValueError(f"one picture, not {x.shape[0]}")
    return tf.stack(tf.unstack(x[0], axis=-1), axis=0)


def to_hwio(K):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.ndim != 4:
        raise ValueError(f"four axes, not {K.shape}")
    filters = [tf.stack(tf.unstack(one), axis=-1) for one in tf.unstack(K)]
    return tf.stack(filters, axis=-1)


def from_hwio(k):
    k = tf.convert_to_tensor(k)
    if not k.dtype.is_floating:
        raise TypeError(f"floats, not {k.dtype.name}")
    if k.ndim != 4:
        raise ValueError(f"four axes, not {k.shape}")
    filters = [tf.stack(tf.unstack(one, axis=-1)) for one in tf.unstack(k, axis=-1)]
    return tf.stack(filters)
