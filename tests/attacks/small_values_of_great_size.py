"""A reply of a few bytes stands for gigabytes on the other side: ranges, empty axes, long lists."""

ANSWERS = {
    "window_sum": """
import itertools, numpy as np
turn = itertools.count()
print("ATTEMPTED")
def window_sum(*args):
    values = [range(10**10), np.zeros((10**9, 0)), np.zeros((50_000_000, 0), "int8")]
    return values[next(turn) % 3]
""",
    "corr2d": "def corr2d(*args): return np.zeros(60_000_000, 'int8')",
    "quiz": "quiz = range(10**10)",
}
STATUS = {"window_sum_test": {"failed", "timeout"}, "corr2d_test": {"failed", "timeout"}}
LIMITS = {"cell_s": 2, "check_s": 1.5, "submission_s": 40}
BOMB = True
SLOW = True
