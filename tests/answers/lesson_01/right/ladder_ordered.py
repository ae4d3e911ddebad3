from collections import OrderedDict


def ladder(n, delta):
    while delta > n - 1:
        delta = n - 1
    return dict(OrderedDict(dense=n**4, shared=4 * n * n - 4 * n + 1, local=4 * delta**2 + 4 * delta + 1))
