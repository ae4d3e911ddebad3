"""Replies hold wrong types for every key that is read: error, unfit, callback, changed."""

ANSWERS = {
    "window_sum": """
import itertools, sys
import numpy as np
import gc
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
kind = type(student)
odd = [None, True, -1, 2**70, 10**9000, 1.5, float("nan"), "x" * 10**6, b"x", [], [1], {}, {"a": 1}, (), np.zeros(3), range(5), ..., object(),
       {1, 2}, np.dtype("f4"), slice(1), [[[]]], {"types": 1}, {"types": ["x" * 10**6], "message": {}}, {"types": ["ExceptionGroup"]},
       {"types": ["UnicodeDecodeError", "StopIteration"]}, {"types": ["Timeout", "Crashed", "BorderError", "Mark"]}, {"types": []}]
keys = ["value", "error", "unfit", "callback", "changed", "printed", "missing", "tape", "end", "ok", "outputs"]
turn = itertools.count(); tries = []
def crafted(self, *args, **kwargs):
    n = next(turn)
    tries.append(n)
    reply = {keys[n % 11]: odd[n // 11 % len(odd)]}
    if n % 5 == 0:
        reply |= {"value": 1.0, "changed": {0: odd[n % 28], "x": 1, -1: 2, 99: 3, 1: odd[(n + 1) % 28]}}
    return reply
kind.do_call = kind.do_attribute = kind.do_operation = kind.do_text = kind.do_array = kind.do_length = crafted
print("ATTEMPTED")
def window_sum(*args): return 1.0
""",
    **{
        name: f"class {name}:\n    def __new__(self, *args, **kw): return object()"
        for name in ("corr2d", "conv2d_flipped", "corr_full", "corr_matrix", "Conv2DSingle")
    },
}
