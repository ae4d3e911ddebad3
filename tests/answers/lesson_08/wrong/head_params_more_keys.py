# hint: none
def head_params(h, w, c, classes):
    return {"flatten": h * w * c * classes + classes, "gap": c * classes + classes, "conv": h * w * c * classes + classes, "dense": h * w * c * classes + classes}
