"""Loops that swallow every exception, block every signal and go on in threads."""

ANSWERS = {
    "window_sum": """
import signal
def window_sum(*args, **kwargs):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
"""
}
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
LIMITS = {"cell_s": 1, "check_s": 1, "submission_s": 12}
