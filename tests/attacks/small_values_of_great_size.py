"""A reply of a few bytes stands for gigabytes on the other side: ranges, empty axes, slices."""

EVERY = """
import itertools, numpy as np
turn = itertools.count()
def NAME(*args, **kwargs):
    n = next(turn) % 4
    if n == 0: return range(10**10)
    if n == 1: return np.zeros((10**9, 0))
    if n == 2: return np.zeros((50_000_000, 0), "int8")
    return np.zeros(60_000_000, "int8")
"""
ANSWERS = {"quiz": "quiz = range(10**10)"}
SEEN = ()
STATUS = {"window_sum_test": {"failed", "timeout"}, "corr2d_test": {"failed", "timeout", "crashed"}}
LIMITS = {"cell_s": 2, "check_s": 4, "submission_s": 40}
BOMB = True
SLOW = True
