"""Values are dicts and sets whose ten thousand keys all have the same hash."""

ANSWERS = {
    "window_sum": """
tries = globals().get("tries", [])
keys = [1 + n * (2**61 - 1) * 2**61 for n in range(9_999)]
slow = frozenset(keys)
print("ATTEMPTED")
def window_sum(*args, **kwargs): return slow
""",
    "quiz": "quiz = dict.fromkeys(keys[:9_000])",
}
LIMITS = {"cell_s": 10, "check_s": 4, "submission_s": 40}
