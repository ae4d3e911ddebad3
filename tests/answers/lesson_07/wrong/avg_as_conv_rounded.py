# hint: none
def avg_as_conv(size, channels):
    kh, kw = (size, size) if isinstance(size, int) else size
    K = np.zeros((kh, kw, channels, channels), dtype="float32")
    for c in range(channels):
        K[:, :, c, c] = round(1 / (kh * kw), 4)
    return tf.constant(K)
