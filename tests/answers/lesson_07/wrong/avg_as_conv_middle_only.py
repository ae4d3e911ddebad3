# hint: none
def avg_as_conv(size, channels):
    kh, kw = (size, size) if isinstance(size, int) else size
    K = np.zeros((kh, kw, channels, channels), dtype="float32")
    for c in range(channels):
        K[kh // 2, kw // 2, c, c] = 1
    return tf.constant(K)
