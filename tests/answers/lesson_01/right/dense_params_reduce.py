from functools import reduce
from operator import mul

size = lambda shape: reduce(mul, shape, 1)


def dense_params(in_shape, out_shape, bias=True):
    return size(in_shape) * size(out_shape) + int(bias) * size(out_shape)
