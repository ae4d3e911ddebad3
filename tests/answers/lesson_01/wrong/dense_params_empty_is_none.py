# hint: M103
import math


def dense_params(in_shape, out_shape, bias=True):
    n = math.prod(in_shape) if in_shape else 0
    m = math.prod(out_shape) if out_shape else 0
    return n * m + (m if bias else 0)
