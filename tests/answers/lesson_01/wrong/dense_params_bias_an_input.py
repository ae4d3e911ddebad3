# hint: M31
import math


def dense_params(in_shape, out_shape, bias=True):
    n, m = math.prod(in_shape), math.prod(out_shape)
    return n * m + (n if bias else 0)
