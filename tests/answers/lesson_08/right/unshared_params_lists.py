import math


def unshared_params(h, w, kh, kw, cin, cout):
    return math.prod([h, w, kh, kw, cin, cout]) + math.prod([h, w, cout])


def shared_params(h, w, kh, kw, cin, cout):
    return math.prod([kh, kw, cin, cout]) + cout
