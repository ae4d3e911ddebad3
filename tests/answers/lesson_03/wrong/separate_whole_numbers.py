# hint: M63
def separate(K, tol):
    K = np.asarray(K)
    if K.ndim != 2:
        raise ValueError("two axes")
    U, s, V = np.linalg.svd(K, full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])
