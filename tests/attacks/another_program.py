"""The process becomes another program, which goes on with the channel and answers from there."""

ANSWERS = {
    "window_sum": """
import os, sys
program = '''
import os, struct, sys
reply = b"d" + struct.pack("<I", 1) + b"s" + struct.pack("<I", 5) + b"value" + b"f" + struct.pack("<d", 20.0)
for number in range(3, 64):
    try:
        for _ in range(100):
            os.write(number, struct.pack("<I", len(reply)) + reply)
    except OSError:
        pass
import socket
try:
    socket.create_connection(("127.0.0.1", @PORT@), 1)
except OSError:
    pass
open("/tmp/convolab_attack", "w")
'''
def window_sum(*args):
    for number in range(3, 64):
        try:
            os.set_inheritable(number, True)
        except OSError:
            pass
    python = [name for name in os.listdir("/python/bin") if name.startswith("python")][0]
    os.execve("/python/bin/" + python, [python, "-c", program], {"PYTHONHOME": "/python", "LD_LIBRARY_PATH": "/python/lib"})
"""
}
SEEN = ()
STATUS = {"window_sum_test": {"crashed", "failed", "timeout"}}
