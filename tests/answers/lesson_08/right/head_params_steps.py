def head_params(h, w, c, classes):
    result = {}
    result["gap"] = (1 + c) * classes
    result["conv"] = (1 + h * w * c) * classes
    result["flatten"] = result["conv"]
    return result
