# hint: M101
def dense_params(in_shape, out_shape, bias=True):
    inputs = 0
    for side in in_shape:
        inputs = inputs + side
    units = 0
    for side in out_shape:
        units = units + side
    weights = inputs * units
    if bias:
        weights = weights + units
    return weights
