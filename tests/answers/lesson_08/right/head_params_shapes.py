def head_params(h, w, c, classes):
    import math

    shapes = {
        "flatten": [(h * w * c, classes), (classes,)],
        "gap": [(c, classes), (classes,)],
        "conv": [(h, w, c, classes), (classes,)],
    }
    return {head: sum(map(math.prod, weights)) for head, weights in shapes.items()}
