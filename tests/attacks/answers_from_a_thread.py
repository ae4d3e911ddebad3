"""A thread goes on sending replies while cells and checks run, also after its cell was over."""

BEFORE = """
import sys, threading, time
import gc
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
reply = student._encode({"value": 20.0, "ok": True, "outputs": [{"output_type": "stream", "name": "stdout", "text": "FROM THREAD"}]})
def flood():
    while True:
        student._channel.send(reply)
        time.sleep(0.001)
threading.Thread(target=flood, daemon=True).start()
time.sleep(0.2)
print("ATTEMPTED")
"""
SEEN = (r"FROM THREAD|ATTEMPTED",)
