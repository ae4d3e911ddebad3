import math


def corr1d(x, w):
    """Cross-correlate a batch of strips (n, L) with a batch of kernels (n, k)."""
    k = w.shape[-1]
    return tf.stack(
        [tf.reduce_sum(x[:, j : j + k] * w) for j in range(x.shape[-1] - k + 1)]
    )


def corr2d(X, K):
    """Cross-correlate an image with a kernel; never tf.nn.conv2d, as the docstring demands."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError(f"X and K must hold floats, not {X.dtype.name} and {K.dtype.name}")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError(f"X and K must have two axes, got {X.shape} and {K.shape}")
    (H, W), (kh, kw) = X.shape, K.shape
    if kh > H or kw > W:
        raise ValueError(f"a kernel of {kh} by {kw} does not fit into an image of {H} by {W}")
    assert math.prod((H, W)) > 0
    return tf.stack([corr1d(X[i : i + kh], K) for i in range(H - kh + 1)])
