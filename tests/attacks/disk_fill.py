"""The scratch is filled with bytes, with empty files, with folders and with one sparse file."""

BEFORE = """
import os
def fill(folder):
    written = files = 0
    try:
        while True:
            with open(f"{folder}/convolab_attack{files}", "wb") as file:
                written += file.write(b"x" * (1 << 20))
            files += 1
    except OSError:
        pass
    try:
        while files < 100_000:
            os.mkdir(f"{folder}/convolab_attack{files}d")
            files += 1
    except OSError:
        pass
    return written >> 20, files
print("ATTEMPTED", [fill(folder) for folder in ("/tmp", "/dev/shm", ".")])
try:
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
except OSError:
    pass
"""
SEEN = (r"ATTEMPTED \[\(\d\d?, \d{2,4}\), \(0, 0\), \(0, 0\)\]",)
LIMITS = {"cell_s": 5}
BOMB = True
