import math


class DoesNotFit(ValueError):
    pass


def out_size(n, k, p=0, s=1):
    if not (s >= 1 and n + 2 * p >= k):
        raise DoesNotFit(f"no place for {k}")
    return int(math.ceil((n + 2 * p - k + 1) / s))
