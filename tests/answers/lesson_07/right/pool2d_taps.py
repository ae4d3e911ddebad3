import itertools

MODES = dict(max=tf.reduce_max, avg=tf.reduce_mean)


def as_pair(value):
    try:
        first, second = value
    except TypeError:
        first = second = value
    return int(first), int(second)


def pool2d(X, size, mode="max", stride=None):
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError(X.dtype)
    if X.ndim != 2:
        raise ValueError(X.shape)
    if mode not in MODES:
        raise ValueError(mode)
    (kh, kw), (H, W) = as_pair(size), X.shape
    sh, sw = as_pair(size if stride is None else stride)
    oh, ow = (H - kh) // sh + 1, (W - kw) // sw + 1
    if min(oh, ow) < 1:
        raise ValueError(f"no window of {kh} by {kw} in {H} by {W}")
    taps = [
        X[a : a + (oh - 1) * sh + 1 : sh, b : b + (ow - 1) * sw + 1 : sw]
        for a, b in itertools.product(range(kh), range(kw))
    ]
    return MODES[mode](tf.stack(taps, axis=-1), axis=-1)
