# hint: M26
def to_nhwc(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.ndim != 3:
        raise ValueError(f"three axes, not {X.shape}")
    return tf.reshape(X, (1, X.shape[1], X.shape[2], X.shape[0]))


def from_nhwc(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError(f"floats, not {x.dtype.name}")
    if x.ndim != 4:
        raise ValueError(f"four axes, not {x.shape}")
    if x.shape[0] != 1:
        raise ValueError(f"one picture, not {x.shape[0]}")
    return tf.reshape(x, (x.shape[3], x.shape[1], x.shape[2]))


def to_hwio(K):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.ndim != 4:
        raise ValueError(f"four axes, not {K.shape}")
    return tf.reshape(K, (*K.shape[2:], K.shape[1], K.shape[0]))


def from_hwio(k):
    k = tf.convert_to_tensor(k)
    if not k.dtype.is_floating:
        raise TypeError(f"floats, not {k.dtype.name}")
    if k.ndim != 4:
        raise ValueError(f"four axes, not {k.shape}")
    return tf.reshape(k, (k.shape[3], k.shape[2], *k.shape[:2]))
