"""Gigabytes of text: printed, displayed, as a representation, an error message and a traceback."""

BEFORE = """
import sys
for _ in range(300):
    print("ATTEMPTED", "x" * 1_000_000)
"""
BEHIND = {
    "setup": "from IPython.display import display, HTML\nfor _ in range(3000):\n    display(HTML('<b>' + 'x' * 100_000), 'y' * 100_000)",
    "numbers": "class Long:\n    def __repr__(self): return 'x' * 200_000_000\nLong()",
    "describe": "raise ValueError('x' * 100_000_000)",
    "example": "def deep(n):\n    return deep(n + 1)\ndeep(0)",
}
ANSWERS = {
    "window_sum": "def window_sum(*args):\n    raise ValueError('x' * 50_000_000)",
    "corr2d": "def corr2d(*args):\n    print('x' * 50_000_000)\n    return 'x' * 50_000_000",
    "corr_full": "def corr_full(*args):\n    for _ in range(10**9): print('x')",
}
BOMB = True
STATUS = {"corr_full_test": {"timeout", "crashed"}}
LIMITS = {"cell_s": 3, "check_s": 3, "submission_s": 30}
SLOW = True
