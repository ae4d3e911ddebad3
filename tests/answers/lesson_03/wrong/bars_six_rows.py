# hint: none
def bars(h, w, c0, c1):
    row = [1.0] * c0 + [0.0] * (c1 - c0) + [1.0] * (w - c1)
    return tf.constant([row] * 6)
