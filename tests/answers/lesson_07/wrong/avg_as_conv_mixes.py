# hint: M36
def avg_as_conv(size, channels):
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.ones((kh, kw, channels, channels)) / (kh * kw)
