# hint: none
def is_shift_equivariant(f, shape, shifts, seed=0, atol=1e-6):
    return f.__name__ in ("difference", "conv", "convolution", "a convolution")
