# hint: M9
def avg_as_conv(size, channels):
    kh, kw = (size, size) if isinstance(size, int) else size
    K = np.zeros((kh, kw, channels, channels))
    for c in range(channels):
        K[:, :, c, c] = 1 / (kh * kw)
    return tf.constant(K)
