def merge_kernels(K1, K2):
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError(f"floats only, not {K1.dtype.name} and {K2.dtype.name}")
    if K1.ndim != 2 or K2.ndim != 2:
        raise ValueError(f"two axes each, not {K1.shape} and {K2.shape}")
    (h1, w1), (h2, w2) = K1.shape, K2.shape

    size = [h1 + h2 - 1, w1 + w2 - 1]
    spectra = [tf.signal.fft2d(tf.cast(tf.pad(k, [[0, size[0] - k.shape[0]], [0, size[1] - k.shape[1]]]), tf.complex128)) for k in (K1, K2)]
    return tf.cast(tf.math.real(tf.signal.ifft2d(spectra[0] * spectra[1])), K1.dtype)
