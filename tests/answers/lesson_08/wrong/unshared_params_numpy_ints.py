# hint: none
def unshared_params(h, w, kh, kw, cin, cout):
    return np.prod([h, w, kh, kw, cin, cout]) + np.prod([h, w, cout])


def shared_params(h, w, kh, kw, cin, cout):
    return np.prod([kh, kw, cin, cout]) + cout
