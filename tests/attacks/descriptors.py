"""Every descriptor is taken, duplicated, sent over a socket to itself, and the channel's closed."""

EVERY = """
import os, socket
def NAME(*args, **kwargs):
    os.closerange(3, 256)
    return 1.0
"""
BEFORE = """
import os, socket
held = []
a, b = socket.socketpair()
try:
    while len(held) < 100_000:
        held.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
count = len(held)
try:
    for _ in range(1000):
        socket.send_fds(a, [b"x"], held[:100])
except OSError:
    pass
for number in held:
    os.close(number)
print("ATTEMPTED", count)
"""
SEEN = (r"ATTEMPTED 2\d\d",)
STATUS = {"window_sum_test": {"crashed"}}
