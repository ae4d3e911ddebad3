# hint: none
def unshared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * h * h * cout


def shared_params(h, w, kh, kw, cin, cout):
    return (kh * kw * cin + 1) * cout
