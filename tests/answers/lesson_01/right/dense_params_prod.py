import math


def dense_params(in_shape, out_shape, bias=True):
    n = math.prod(in_shape)
    m = math.prod(out_shape)
    return (n + 1) * m if bias else n * m
