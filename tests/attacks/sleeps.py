"""Every cell and every call sleeps until just before its deadline."""

EVERY = "import time\ndef NAME(*args, **kwargs):\n    time.sleep(0.9)\n    return 1.0\n"
BEHIND = dict.fromkeys(
    ("setup", "numbers", "slope", "describe"), "import time\nprint('ATTEMPTED')\ntime.sleep(0.9)"
)
LIMITS = {"cell_s": 1, "check_s": 1, "submission_s": 8}
SLOW = True
