"""Many processes take a little memory each, in kinds that no limit of one process sees."""

BEFORE = """
import mmap, os, time
for number in range(40):
    if os.fork() == 0:
        held = [mmap.mmap(-1, 64 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) for _ in range(4)]
        for block in held:
            for at in range(0, 64 << 20, 4096):
                block[at] = 1
        time.sleep(60)
        os._exit(0)
print("ATTEMPTED")
time.sleep(60)
"""
SEEN = (r"Crashed|process that ran your answer ended|used more than",)
BOMB = True
