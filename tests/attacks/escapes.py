"""Terminal escapes, carriage returns, direction marks and NULs in prints, errors and messages."""

EVERY = r"""
evil = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\x00\u202egnp\ufeff\x08\x7f" + "\ud800"
print("ATTEMPTED")
print(evil)
class Evil(Exception): pass
Evil.__name__ = evil
def NAME(*args, **kwargs): raise Evil(evil)
NAME.__doc__ = evil
"""
ANSWERS = {"quiz": "class Evil:\n    pass\nEvil.__name__ = evil\nquiz = Evil()"}
FILE = "\x1b[31m02_cross_correlation\r\n.ipynb"
