# hint: M706
def avg_as_conv(size, channels):
    kh, kw = (size, size) if isinstance(size, int) else size
    K = np.zeros((kh, kw, channels, channels), dtype="float32")
    for c in range(channels):
        K[:, :, c, c] = 1 / (kh * kw)
    return tf.transpose(tf.constant(K), (3, 2, 0, 1))
