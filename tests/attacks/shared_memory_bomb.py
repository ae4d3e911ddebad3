"""Memory that belongs to no process: shared mappings, /dev/zero, memfd, System V, deleted files."""

BEFORE = """
import ctypes, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
held, total = [], 0
def hold(name, make):
    global total
    try:
        block = make()
        for at in range(0, 1 << 30, 4096):
            block[at] = 1
        held.append(block)
        total += 1
        print("HELD a gigabyte of", name)
    except (OSError, ValueError, BufferError, TypeError) as error:
        print(name, "refused")
def memfd():
    number = libc.syscall(319, b"x", 0)
    os.ftruncate(number, 1 << 30)
    return mmap.mmap(number, 1 << 30)
def zero():
    return mmap.mmap(os.open("/dev/zero", os.O_RDWR), 1 << 30)
def deleted(folder):
    number = os.open(folder + "/convolab_attack", os.O_RDWR | os.O_CREAT)
    os.unlink(folder + "/convolab_attack")
    os.posix_fallocate(number, 0, 1 << 30)
    return mmap.mmap(number, 1 << 30)
def system_v():
    number = libc.syscall(29, 0, 1 << 30, 0o1600)
    if number < 0:
        raise OSError
    return (ctypes.c_char * (1 << 30)).from_address(libc.shmat(number, 0, 0))
hold("shared", lambda: mmap.mmap(-1, 1 << 30))
hold("validated", lambda: mmap.mmap(-1, 1 << 30, flags=3 | 0x20))
hold("zero", zero)
hold("memfd", memfd)
hold("shm", lambda: deleted("/dev/shm"))
hold("tmp", lambda: deleted("/tmp"))
hold("system v", system_v)
print("ATTEMPTED", total)
"""
SEEN = (r"ATTEMPTED 0",)
BOMB = True
X86 = True
