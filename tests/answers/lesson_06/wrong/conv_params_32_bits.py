# hint: none
def conv_params(kh, kw, cin, cout, bias=True):
    weights = kh * kw * cin * cout
    return weights + cout if bias else weights


def conv_macs(h, w, kh, kw, cin, cout):
    return int(np.prod(np.array([h, w, kh, kw, cin, cout], np.int32), dtype=np.int32))
