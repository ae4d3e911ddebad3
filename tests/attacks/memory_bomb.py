"""An answer and a cell take memory until there is none."""

EVERY = """
def NAME(*args, **kwargs):
    blocks = []
    while True:
        blocks.append(bytearray(16 << 20))
"""
BEFORE = """
blocks = []
try:
    while len(blocks) < 4000:
        blocks.append(bytearray(16 << 20))
except MemoryError:
    print("ATTEMPTED memory error at", len(blocks))
"""
SEEN = (r"ATTEMPTED memory error|used more than|process that ran your answer ended",)
STATUS = {"window_sum_test": {"crashed", "error"}}
BOMB = True
