# hint: none
def to_nhwc(X):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(f"floats, not {X.dtype.name}")
    if X.ndim != 3:
        raise ValueError(f"three axes, not {X.shape}")
    return X[..., None]


def from_nhwc(x):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError(f"floats, not {x.dtype.name}")
    if x.ndim != 4:
        raise ValueError(f"four axes, not {x.shape}")
    return x[..., 0]


def to_hwio(K):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.ndim != 4:
        raise ValueError(f"four axes, not {K.shape}")
    return tf.transpose(K, perm=(2, 3, 1, 0))


def from_hwio(k):
    k = tf.convert_to_tensor(k)
    if not k.dtype.is_floating:
        raise TypeError(f"floats, not {k.dtype.name}")
    if k.ndim != 4:
        raise ValueError(f"four axes, not {k.shape}")
    return tf.transpose(k, perm=(3, 2, 0, 1))
