"""Processes that fork for ever, in a cell and in an answer."""

EVERY = """
import os
def NAME(*args, **kwargs):
    while True:
        try:
            os.fork()
        except OSError:
            pass
"""
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
BOMB = True
SLOW = True
