"""An answer calls back instead of answering, with numbers that were never given out."""

ANSWERS = {
    "window_sum": """
import sys
def window_sum(*args, **kwargs):
    frame = sys._getframe()
    while type(frame.f_locals.get("self")).__name__ != "Student":
        frame = frame.f_back
    student = frame.f_locals["self"]
    for number in (1, 0, -1, [], {}, None, "1", 2**70, 1.0, True, (1,)):
        student._channel.send(student._encode({"callback": number, "args": (), "kwargs": {}}))
    while True:
        student._channel.send(student._encode({"callback": 1, "args": (), "kwargs": {}}))
"""
}
SEEN = ()
STATUS = {"window_sum_test": {"crashed", "timeout"}}
