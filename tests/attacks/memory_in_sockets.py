"""Many processes fill the buffers of sockets and pipes, which are the kernel's memory."""

BEFORE = """
import os, socket, time
def fill():
    held = []
    try:
        while True:
            for one in socket.socketpair():
                one.setblocking(False)
                one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
                held.append(one)
            for one in held[-2:]:
                try:
                    while True:
                        one.send(b"x" * 65536)
                except BlockingIOError:
                    pass
    except OSError:
        pass
    time.sleep(60)
for _ in range(55):
    if os.fork() == 0:
        fill()
        os._exit(0)
print("ATTEMPTED")
time.sleep(60)
"""
SEEN = (r"Crashed|process that ran your answer ended|used more than",)
BOMB = True
