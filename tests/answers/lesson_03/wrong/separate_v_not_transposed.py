# hint: none
def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    s, u, v = tf.linalg.svd(K)
    if s.shape[0] > 1 and float(s[1]) > tol * float(s[0]):
        return None
    return u[:, :1] * s[0], v[:1, :]
