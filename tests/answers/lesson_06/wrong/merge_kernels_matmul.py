# hint: M6
def merge_kernels(K1, K2):
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError(f"floats only, not {K1.dtype.name} and {K2.dtype.name}")
    if K1.ndim != 2 or K2.ndim != 2:
        raise ValueError(f"two axes each, not {K1.shape} and {K2.shape}")
    (h1, w1), (h2, w2) = K1.shape, K2.shape

    return K1 @ K2
