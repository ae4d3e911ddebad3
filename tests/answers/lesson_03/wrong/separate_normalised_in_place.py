# hint: M10
def separate(K, tol):
    if not tf.convert_to_tensor(K).dtype.is_floating:
        raise TypeError("floats")
    if len(np.shape(K)) != 2:
        raise ValueError("two axes")
    largest = np.abs(K).max()
    if isinstance(K, np.ndarray):
        K /= largest
    else:
        K = np.array(tf.convert_to_tensor(K)) / largest
    U, s, V = np.linalg.svd(K, full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0] * largest), tf.constant(V[:1])
