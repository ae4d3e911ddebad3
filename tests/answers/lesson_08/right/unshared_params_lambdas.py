one_filter = lambda kh, kw, cin: kh * kw * cin + 1
unshared_params = lambda h, w, kh, kw, cin, cout: one_filter(kh, kw, cin) * cout * (h * w)
shared_params = lambda h, w, kh, kw, cin, cout: one_filter(kh, kw, cin) * cout
