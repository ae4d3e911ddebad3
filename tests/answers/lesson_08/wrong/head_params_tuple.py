# hint: none
def head_params(h, w, c, classes):
    return h * w * c * classes + classes, c * classes + classes, h * w * c * classes + classes
