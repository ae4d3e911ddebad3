"""Modules named like the libraries and the checks lie in the working folder and in sys.modules."""

BEFORE = """
import importlib, os, sys, types
lie = "def __getattr__(name):\\n    return lambda *a, **k: 20.0\\nFORGED = True\\n"
for name in ("numpy", "tensorflow", "keras", "nbgrader", "autograder", "json", "struct", "inspect"):
    open(name + ".py", "w").write(lie)
    os.makedirs("/tmp/" + name, exist_ok=True)
    open("/tmp/" + name + "/__init__.py", "w").write(lie)
sys.path[:0] = ["", ".", "/scratch", "/tmp"]
fake = types.ModuleType("autograder.checks.cross_correlation")
fake.__getattr__ = lambda name: lambda *args: 20.0
for name in ("autograder", "autograder.checks", fake.__name__, "autograder.marking", "numpy.testing"):
    sys.modules[name] = fake
mine = sys.modules["autograder.checks.cross_correlation"]
print("ATTEMPTED", mine.window_sum(None))
"""
EVERY = """
import sys
sys.modules["tensorflow"] = sys.modules["autograder"]
cross_correlation = sys.modules["autograder.checks.cross_correlation"]
def NAME(*args, **kwargs): return 20.0
"""
