def dense_params(in_shape, out_shape, bias=True):
    weights = 1
    for side in in_shape:
        weights = weights * side
    units = 1
    for side in out_shape:
        units = units * side
    total = weights * units
    if bias:
        total += units
    return total
