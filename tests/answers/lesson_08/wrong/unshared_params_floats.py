# hint: none
def unshared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1.0) * h * w * cout


def shared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1.0) * cout
