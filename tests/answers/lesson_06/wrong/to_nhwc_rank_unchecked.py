# hint: M12
def to_nhwc(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.ndim != 3:
        raise ValueError(f"three axes, not {X.shape}")
    return tf.expand_dims(tf.transpose(X, perm=(1, 2, 0)), 0)


def from_nhwc(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError(f"floats, not {x.dtype.name}")
    if x.ndim != 4:
        raise ValueError(f"four axes, not {x.shape}")
    if x.shape[0] != 1:
        raise ValueError(f"one picture, not {x.shape[0]}")
    return tf.squeeze(tf.transpose(x, perm=(0, 3, 1, 2)), axis=0)


def to_hwio(K):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.ndim == 3:
        K = K[None]
    return tf.transpose(K, perm=(2, 3, 1, 0))


def from_hwio(k):
    k = tf.convert_to_tensor(k)
    if not k.dtype.is_floating:
        raise TypeError(f"floats, not {k.dtype.name}")
    if k.ndim != 4:
        raise ValueError(f"four axes, not {k.shape}")
    return tf.transpose(k, perm=(3, 2, 0, 1))
