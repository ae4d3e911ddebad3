"""Loops that swallow every exception, block every signal and go on in threads."""

EVERY = """
import signal
def NAME(*args, **kwargs):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
"""
BEFORE = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
"""
SEEN = (r"Timeout",)
STATUS = {"window_sum_test": {"timeout"}}
SLOW = True
