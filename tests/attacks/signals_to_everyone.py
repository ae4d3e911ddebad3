"""The notebook signals every process, group and thread that it can name, its parents first."""

BEFORE = """
import ctypes, os, signal
libc = ctypes.CDLL(None, use_errno=True)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
reached = []
me = os.getpid()
for pid in [-1, 0, os.getppid(), *range(2, 3000), @PARENT@, @RUNNER@]:
    for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
        if pid in (0, me):
            continue
        try:
            os.kill(pid, number)
            reached.append(pid)
        except OSError:
            pass
for pid in (1, os.getppid(), @PARENT@, @RUNNER@):
    try:
        os.killpg(pid, signal.SIGCONT)
    except OSError:
        pass
    libc.syscall(234, pid, pid, 0)
print("ATTEMPTED", reached)
"""
SEEN = (r"ATTEMPTED \[(-1, -1, -1)?\]",)
