"""The channel gets a length of four gigabytes, then one that is never filled, a byte at a time."""

ANSWERS = {
    "window_sum": """
import gc, os
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
def channel(): return student._channel
print("ATTEMPTED")
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
