# hint: none
import math


def dense_params(in_shape, out_shape, bias=False):
    return math.prod(in_shape) * math.prod(out_shape) + bias * math.prod(out_shape)
