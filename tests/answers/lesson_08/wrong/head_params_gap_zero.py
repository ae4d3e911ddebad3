# hint: M812
def head_params(h, w, c, classes):
    return {"flatten": h * w * c * classes + classes, "gap": 0, "conv": h * w * c * classes + classes}
