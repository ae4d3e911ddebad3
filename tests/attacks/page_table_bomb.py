"""Read-only mappings of terabytes cost nothing but the tables that map them."""

BEFORE = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
mapped = 0
for size in (1 << 46, 1 << 44, 1 << 42, 1 << 40, 1 << 38, 1 << 36):
    where = libc.mmap(None, size, 1, 0x4022, -1, 0)
    if where not in (None, 2**64 - 1):
        mapped += size
        break
print("ATTEMPTED", mapped >> 30, "GB")
for at in range(0, min(mapped, 1 << 42), 1 << 21):
    ctypes.string_at(where + at, 1)
"""
SEEN = (r"ATTEMPTED 0 GB",)
BOMB = True
X86 = True
