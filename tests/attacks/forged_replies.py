"""A cell finds the channel and answers thousands of questions before they are asked."""

BEFORE = """
import sys
frame = sys._getframe()
while "channel" not in frame.f_code.co_varnames and type(frame.f_locals.get("self")).__name__ != "Student":
    frame = frame.f_back
student = frame.f_locals["self"]
space = type(student)._encode.__globals__
encode = lambda reply: space["Encoder"](student._export).encode(reply)
print("ATTEMPTED")
FILL = {"value": 20.0, "ok": True, "outputs": [], "missing": False, "printed": "", "end": True, "tape": 1}
"""
BEHIND = {
    "setup": """
for _ in range(2000):
    student._channel.send(encode(FILL))
"""
}
SEEN = ()
STATUS = {"window_sum_test": {"failed", "unanswered", "error", "crashed"}}
