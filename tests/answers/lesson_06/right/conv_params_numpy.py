def conv_params(kh, kw, cin, cout, bias=True):
    shape = (kh, kw, cin, cout)
    count = np.prod(shape, dtype=np.int64)
    if bias:
        count += cout
    return int(count)


def conv_macs(h, w, kh, kw, cin, cout):
    return int(np.prod(np.array([h, w, kh, kw, cin, cout], dtype="int64")))
