"""The channel gets a length of four gigabytes, then one that is never filled, a byte at a time."""

ANSWERS = {
    "window_sum": """
import os, sys, time
print("ATTEMPTED")
def channel():
    frame = sys._getframe()
    while type(frame.f_locals.get("self")).__name__ != "Student":
        frame = frame.f_back
    return frame.f_locals["self"]._channel
def window_sum(*args):
    os.write(channel().fileno(), b"\\xff\\xff\\xff\\xff")
    return 1.0
""",
    "corr2d": """
def corr2d(*args):
    number = channel().fileno()
    os.write(number, (60 * 2**20).to_bytes(4, "little"))
    while True:
        os.write(number, b"l")
""",
}
LIMITS = {"cell_s": 2, "check_s": 2, "submission_s": 20}
BOMB = True
