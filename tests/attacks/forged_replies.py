"""A cell finds the channel and answers thousands of questions before they are asked."""

BEFORE = """
import gc
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
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
STATUS = {"window_sum_test": {"failed", "unanswered", "error", "crashed"}}
