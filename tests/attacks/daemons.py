"""Processes leave the session and the group, and wait until the grader has forgotten them."""

BEFORE = """
import os, signal, time
def daemon():
    os.setsid()
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    if os.fork():
        os._exit(0)
    os.chdir("/")
    while True:
        time.sleep(0.1)
        try:
            open("/tmp/convolab_attack", "w").close()
            os.fork()
        except OSError:
            pass
for _ in range(3):
    if os.fork() == 0:
        daemon()
import atexit, threading
atexit.register(daemon)
threading.Thread(target=time.sleep, args=(60,)).start()
print("ATTEMPTED")
"""
LIMITS = {"memory_bytes": 2**34}
BOMB = True
