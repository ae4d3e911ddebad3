"""Trace, profile, exception, import, audit and collector hooks forge values while checks run."""

BEFORE = """
import atexit, gc, sys, threading, weakref
tries = []
def trace(frame, event, arg):
    tries.append(event)
    if "reply" in frame.f_locals:
        frame.f_locals["reply"] = {"value": 20.0}
    return trace
sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *args: tries.append("hook")
sys.displayhook = lambda value: tries.append("display")
gc.callbacks.append(lambda *args: tries.append("gc"))
atexit.register(lambda: open("/tmp/convolab_attack", "w"))
sys.addaudithook(lambda name, args: tries.append(name) if len(tries) < 10**5 else None)
class Finder:
    def find_spec(self, name, path=None, target=None): tries.append(name)
sys.meta_path.insert(0, Finder())
sys.settrace(trace); sys.setprofile(trace); threading.settrace(trace)
"""
EVERY = "def NAME(*args, **kwargs):\n    reply = 20.0\n    return reply\n"
LAST = "import sys\nsys.settrace(None)\nsys.setprofile(None)\nprint('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
LIMITS = {"cell_s": 10, "check_s": 5, "submission_s": 60}
