"""Answers are subclasses of NumPy's array that lie about shape, dtype, sums and equality."""

EVERY = """
import numpy as np
tries = globals().get("tries", [])
class Lie(np.ndarray):
    __array_priority__ = 1e9
    shape = property(lambda self: self.asked("shape", (2, 2)))
    dtype = property(lambda self: self.asked("dtype", np.dtype("float32")))
    nbytes = ndim = size = 0
    def asked(self, what, value): tries.append(what); return value
    def __eq__(self, other): return np.True_
    def __array_ufunc__(self, *args, **kwargs): return np.zeros(())
    def __array_function__(self, *args, **kwargs): return True
    def __array__(self, *args, **kwargs): return np.zeros((2, 2))
    def tolist(self): return Always()
    def tobytes(self): return b""
    def all(self, *args): return True
def NAME(*args, **kwargs):
    tries.append("call")
    return np.zeros(4).view(Lie)
"""
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
