# hint: none
def Conv2DSingle(kernel_size, seed=None):
    return lambda X: X
