# hint: M812
def head_params(h, w, c, classes):
    return {"flatten": h * w * c * classes + classes, "gap": h * w * classes + classes, "conv": h * w * c * classes + classes}
