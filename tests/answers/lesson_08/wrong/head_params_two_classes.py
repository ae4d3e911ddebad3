# hint: none
def head_params(h, w, c, classes):
    return {"flatten": h * w * c * (classes - 1) + classes - 1, "gap": c * (classes - 1) + classes - 1, "conv": h * w * c * (classes - 1) + classes - 1}
