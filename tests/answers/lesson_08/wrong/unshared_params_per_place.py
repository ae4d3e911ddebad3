# hint: M33
def unshared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * h * w * cout


def shared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * h * w * cout
