# hint: M603
def conv_params(kh, kw, cin, cout, bias=True):
    weights = kh * kw * cin * cout
    return weights + cout if bias else weights


def conv_macs(h, w, kh, kw, cin, cout):
    places = h * w
    return 2 * places * kh * kw * cin * cout
