"""Clocks stand still, timers fire all the time, and the switch interval is a year."""

BEFORE = """
import signal, sys, time
time.monotonic = time.time = time.perf_counter = lambda: 0.0
time.sleep = lambda seconds: None
sys.setswitchinterval(1e7)
fired = []
signal.signal(signal.SIGALRM, lambda *args: fired.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
for _ in range(10**6):
    pass
for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC):
    try:
        time.clock_settime(clock, 0)
        print("SET the clock")
    except (OSError, PermissionError):
        pass
print("ATTEMPTED", len(fired) > 0)
"""
ANSWERS = {"window_sum": "def window_sum(*args):\n    while True: pass"}
SEEN = (r"ATTEMPTED True",)
STATUS = {"window_sum_test": {"timeout"}}
ABSENT = ("SET the clock",)
