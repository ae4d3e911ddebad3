"""A reply names a million objects, each of which the checker would have to hold and give back."""

ANSWERS = {
    "window_sum": """
class Thing: pass
things = [Thing() for _ in range(300_000)]
print("ATTEMPTED")
def window_sum(*args, **kwargs): return things
"""
}
LIMITS = {"cell_s": 4, "check_s": 4, "submission_s": 40}
BOMB = True
