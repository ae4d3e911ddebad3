# hint: M12
def separate(K, tol):
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("floats")
    U, s, V = np.linalg.svd(np.atleast_2d(K), full_matrices=False)
    if s.ndim == 1 and len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[..., :1] * s[..., :1, None]), tf.constant(V[..., :1, :])
