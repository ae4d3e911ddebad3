conv_params = lambda kh, kw, cin, cout, bias=True: (kh * kw * cin + bool(bias)) * cout
conv_macs = lambda h, w, kh, kw, cin, cout: (h * w) * (kh * kw) * (cin * cout)
