"""The notebook attaches to, reads and copies descriptors of other processes."""

BEFORE = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
local = (ctypes.c_char * 64)()
vector = (ctypes.c_void_p * 2)(ctypes.addressof(local), 64)
done = []
for pid in (1, 2, os.getppid(), @PARENT@, @RUNNER@):
    for name, number, args in (("ptrace", 101, (16, pid, 0, 0)), ("seize", 101, (0x4206, pid, 0, 0)),
                               ("readv", 310, (pid, vector, 1, vector, 1, 0)), ("writev", 311, (pid, vector, 1, vector, 1, 0)),
                               ("kcmp", 312, (pid, pid, 0, 0, 0)), ("move_pages", 279, (pid, 0, 0, 0, 0, 0))):
        if libc.syscall(number, *args) >= 0:
            done.append((name, pid))
    handle = libc.syscall(434, pid, 0)
    if handle >= 0 and libc.syscall(438, handle, 3, 0) >= 0:
        done.append(("getfd", pid))
print("ATTEMPTED", done)
"""
SEEN = (r"ATTEMPTED \[\]",)
X86 = True
