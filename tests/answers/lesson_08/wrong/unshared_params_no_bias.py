# hint: M31
def unshared_params(h, w, kh, kw, cin, cout):
    return kh * kw * cin * h * w * cout


def shared_params(h, w, kh, kw, cin, cout):
    return kh * kw * cin * cout
