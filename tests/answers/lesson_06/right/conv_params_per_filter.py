def conv_params(kh, kw, cin, cout, bias=True):
    one_filter = kh * kw * cin + (1 if bias else 0)
    return sum(one_filter for _ in range(cout))


def conv_macs(h, w, kh, kw, cin, cout):
    return h * w * conv_params(kh, kw, cin, cout, bias=False)
