import math


def conv_params(kh, kw, cin, cout, bias=True):
    return math.prod((kh, kw, cin, cout)) + bias * cout


def conv_macs(h, w, kh, kw, cin, cout):
    return math.prod((h, w, kh, kw, cin, cout))
