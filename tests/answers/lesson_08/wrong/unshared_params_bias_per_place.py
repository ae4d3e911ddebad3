# hint: none
def unshared_params(h, w, kh, kw, cin, cout):
    return kh * kw * cin * h * w * cout + h * w


def shared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * cout
