# hint: none
def avg_as_conv(size, channels):
    K = np.zeros((size, size, channels, channels), dtype="float32")
    for c in range(channels):
        K[:, :, c, c] = 1 / size**2
    return tf.constant(K)
