"""Files that Python, IPython and Matplotlib read when they start are left for the next one."""

BEFORE = """
import os, sys
evil = "import os; os.system('touch /tmp/convolab_attack')\\nc = get_config() if 'get_config' in dir() else None\\nprint('FORGED')\\n"
places = ["", "/tmp/", "/scratch/", "/libs/", os.path.expanduser("~/"), "/scratch/.local/lib/python3.11/site-packages/"]
names = ["sitecustomize.py", "usercustomize.py", "evil.pth", "ipython_config.py", "ipython_kernel_config.py", "matplotlibrc", "startup.py",
         ".ipython/profile_default/startup/00.py", ".ipython/profile_default/ipython_config.py", ".jupyter/nbgrader_config.py", "nbgrader_config.py",
         "pyvenv.cfg", "conftest.py", ".pythonrc", "gradebook.db"]
written = 0
for place in places:
    for name in names:
        try:
            os.makedirs(os.path.dirname(place + name) or ".", exist_ok=True)
            open(place + name, "w").write(evil)
            written += 1
        except OSError:
            pass
os.environ.update(PYTHONSTARTUP="/tmp/startup.py", PYTHONPATH="/tmp", LD_PRELOAD="/tmp/x.so")
print("ATTEMPTED", written)
"""
ANSWERS = {"window_sum": "import os\ndef window_sum(*args): os._exit(1)"}
ABSENT = ("FORGED",)
