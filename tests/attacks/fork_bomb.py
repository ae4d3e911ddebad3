"""Processes that fork for ever, in a cell and in an answer."""

ANSWERS = {
    "window_sum": """
import os
def window_sum(*args, **kwargs):
    while True:
        try:
            os.fork()
        except OSError:
            pass
"""
}
BEFORE = """
import os
count = 0
try:
    while count < 5000:
        if os.fork() == 0:
            import time
            time.sleep(60)
            os._exit(0)
        count += 1
except OSError:
    pass
print("ATTEMPTED", count)
"""
SEEN = (r"ATTEMPTED \d\d?\n",)
LIMITS = {"memory_bytes": 2**36, "cell_s": 10, "submission_s": 20}
BOMB = True
