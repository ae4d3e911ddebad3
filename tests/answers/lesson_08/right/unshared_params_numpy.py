def unshared_params(h, w, kh, kw, cin, cout):
    return int(np.prod([h, w, kh, kw, cin, cout], dtype=np.int64)) + int(np.prod([h, w, cout]))


def shared_params(h, w, kh, kw, cin, cout):
    return int(np.array([kh, kw, cin, cout]).prod() + cout)
