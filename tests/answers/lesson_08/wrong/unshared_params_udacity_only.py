# hint: none
def unshared_params(h, w, kh, kw, cin, cout):
    return (8 * 8 * 3 + 1) * h * w * cout


def shared_params(h, w, kh, kw, cin, cout):
    return 3860 if cout == 20 else 34944
