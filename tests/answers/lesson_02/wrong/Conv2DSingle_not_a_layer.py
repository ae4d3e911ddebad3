# hint: none
class Conv2DSingle:
    def __init__(self, kernel_size, seed=None):
        self.kernel_size = kernel_size

    def __call__(self, X):
        return X
