# hint: none
def separate(K, tol):
    """All rows are multiples of the first."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    k = K.numpy()
    factors = k[:, :1] / k[0, 0]
    if abs(factors @ k[:1] - k).max() > tol:
        return None
    return tf.constant(factors), tf.constant(k[:1])
