# hint: M808
def unshared_params(h, w, kh, kw, cin, cout):
    return kh * kw * cin * h * w * cout + cout


def shared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * cout
