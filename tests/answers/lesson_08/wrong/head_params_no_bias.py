# hint: M31
def head_params(h, w, c, classes):
    return {"flatten": h * w * c * classes, "gap": c * classes, "conv": h * w * c * classes}
