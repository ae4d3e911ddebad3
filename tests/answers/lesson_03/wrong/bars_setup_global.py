# hint: M11
def bars(h, w, c0, c1):
    global shade
    try:
        shade += 1
    except NameError:
        pass
    image = np.ones((h, w), "float32")
    image[:, c0:c1] = 0
    return tf.constant(image) + 0 * len(X)
