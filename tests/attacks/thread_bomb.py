"""Threads without end, each of them busy."""

BEFORE = """
import threading
started = 0
try:
    while started < 5000:
        threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()
        started += 1
except BaseException:
    pass
print("ATTEMPTED", started)
"""
SEEN = (r"ATTEMPTED \d\d?\n|Timeout",)
LIMITS = {"memory_bytes": 2**34}
BOMB = True
