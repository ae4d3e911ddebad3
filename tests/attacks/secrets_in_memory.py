"""The process reads its own memory for the checks' text and the course's path."""

BEFORE = """
import ctypes, gc, os, re
libc = ctypes.CDLL(None, use_errno=True)
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
libc.sbrk.restype = ctypes.c_void_p
copy = os.open("copy", os.O_RDWR | os.O_CREAT)
secret = re.compile(rb"autograder[.]checks[.]c|cross_correlation[.]window_sum[(]w|(?<=SEED)=@SEED_PATTERN@|"
                    rb"BEGIN HIDD[E]N TESTS|tf.reduce_sum[(]X.i : i . kh, j : j . kw. . K[)]\\n    ### END|"
                    rb"@COURSE_PATTERN@/sour[c]e")
starts = {id(one) >> 20 for one in gc.get_objects()} | {id(name) >> 20 for name in dir(re)}
top = libc.sbrk(0) >> 20
starts |= set(range(max(top - 400, 0), top + 1))
starts |= {start + step for start in starts for step in (-2, -1, 1, 2)}
read, hits = 0, []
for start in sorted(starts):
    base = start << 20
    os.lseek(copy, 0, os.SEEK_SET)
    # The kernel says no where there is nothing to read; reading it here would be the end.
    size = libc.write(copy, base, 1 << 20)
    if size > 0:
        block = os.pread(copy, size, 0)
        read += 1
        hits += [block[max(0, m.start() - 80) : m.end() + 80] for m in secret.finditer(block)]
print("ATTEMPTED", read, "MB")
for hit in hits:
    if b"[E]N" not in hit and b"sour[c]" not in hit and b"[.]" not in hit:
        print("LEAK", hit)
"""
SEEN = (r"ATTEMPTED \d\d+ MB",)
ABSENT = ("LEAK",)
LIMITS = {"cell_s": 30, "submission_s": 60}
SLOW = True
