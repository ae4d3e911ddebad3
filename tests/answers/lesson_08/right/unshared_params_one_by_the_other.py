def unshared_params(h, w, kh, kw, cin, cout):
    return h * w * shared_params(h, w, kh, kw, cin, cout)


def shared_params(h, w, kh, kw, cin, cout):
    return kh * kw * cin * cout + cout
