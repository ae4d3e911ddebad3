# hint: M31
def unshared_params(h, w, kh, kw, cin, cout):
    return (kh ** 2 * cin + 1) * h * w * cout


def shared_params(h, w, kh, kw, cin, cout):
    return (kh ** 2 * cin + 1) * cout
