"""Every reply is a frame with a lying length, an unknown tag, a cut or a depth of thousands."""

FORGE = """
import struct, sys, itertools
import gc
u32, u64 = (lambda n: struct.pack("<I", n)), (lambda n: struct.pack("<Q", n))
frames = [b"", b"?", b"d" + u32(2**32 - 1), b"l" + u32(10**6), b"s" + u32(50) + b"x", b"l" + u32(1), b"l\\x01\\0\\0\\0" * 5000 + b"N",
          b"a\\x0b\\x02" + u64(2**40) + u64(0), b"a\\x01\\x20" + u64(2**39) * 31 + u64(0), b"a\\xff\\x00", b"a\\x0b\\x01" + u64(2**63),
          b"R" + u32(3) + b"i" + u32(1) + b"\\0" + b"i" + u32(9) + b"\\xff" * 8 + b"\\0" + b"i" + u32(1) + b"\\1",
          b"u" + b"l" + u32(3) + (b"i" + u32(1) + b"\\0") + 2 * (b"i" + u32(4) + b"\\xff\\xff\\xff\\x7f") + b"l" + u32(0),
          b"h" + u64(1) + b"\\x09\\x01s" + u32(0), b"h" + u64(1) + b"\\0\\1s" + u32(300) + b"x" * 300, b"r" + u64(1), b"k" + u64(1),
          b"g" + u32(7), b"i" + u32(5000) + b"\\x7f" * 5000, b"D" + u32(6) + b"object", b"E" + u32(8) + b"resource", b"P" + b"N",
          b"x\\x00\\x01" + u64(3) + b"\\x02\\x03\\x04", b"T" + b"T", b"n\\x0b\\x01" + u64(1) + b"\\0" * 8, b"Z" + u32(1) + b"l" + u32(0),
          b"d" + u32(1) + b"a\\x0b\\x00" + b"\\0" * 8 + b"N", b":" + u32(1) + b"N", b"b" + u32(4) + b"1"]
turn = itertools.count()
one = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
Encoder = type(one)._encode.__globals__["Encoder"]
true = Encoder.encode
def crafted(self, value):
    if type(value) is dict and "value" in value:
        frame = frames[next(turn) % len(frames)]
        prefix = true(self, {"value": 0})
        return prefix[: -6] + frame if next(turn) % 4 else frame
    return true(self, value)
Encoder.encode = crafted
print("ATTEMPTED")
def window_sum(*args): return 1.0
corr2d = corr_full = corr_matrix = window_sum
"""
ANSWERS = {
    "window_sum": FORGE,
    **{name: f"def {name}(*args): return 1.0" for name in ("corr2d", "corr_full", "corr_matrix")},
}
