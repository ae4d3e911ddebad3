# hint: none
def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError(f"floats, not {K.dtype.name}")
    if K.shape.rank != 2:
        raise ValueError(f"two axes, not {K.shape}")
    U, s, V = np.linalg.svd(K.numpy(), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return U[:, :1] * s[0], V[:1]
