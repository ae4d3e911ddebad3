"""The process reads its own memory, page by page, for the checks' text, the seed and the course's path."""

BEFORE = """
import ctypes, gc, mmap, re
libc = ctypes.CDLL(None, use_errno=True)
libc.mincore.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
libc.sbrk.restype = ctypes.c_void_p
flag = ctypes.create_string_buffer(256)
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
    if libc.mincore(base, 1 << 20, flag) == 0:
        block = ctypes.string_at(base, 1 << 20)
        read += 1
        hits += [block[max(0, m.start() - 80) : m.end() + 80] for m in secret.finditer(block)]
        del block
print("ATTEMPTED", read, "MB")
for hit in hits:
    if b"[E]N" not in hit and b"sour[c]" not in hit and b"[.]" not in hit:
        print("LEAK", hit)
"""
SEEN = (r"ATTEMPTED \d\d+ MB",)
ABSENT = ("LEAK",)
LIMITS = {"cell_s": 30, "submission_s": 60}
SLOW = True
