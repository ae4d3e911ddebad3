"""Answers die of a bad address, of a stack without end and of a division in machine code."""

ANSWERS = {
    "window_sum": "import ctypes\ndef window_sum(*args): return ctypes.string_at(0)",
    "corr2d": """
import ctypes, mmap
def corr2d(*args):
    code = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    code.write(b"\\x31\\xc0\\x31\\xc9\\x31\\xd2\\xf7\\xf1\\xc3")
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
""",
    "corr_full": """
import sys
sys.setrecursionlimit(10**9)
class Deep:
    def __repr__(self): return f"{self!r}"
def corr_full(*args): return repr(Deep())
""",
}
SEEN = ()
STATUS = {name: {"crashed"} for name in ("window_sum_test", "corr2d_test", "corr_full_test")}
X86 = True
