"""An answer publishes a result of 20 points while its check runs."""

ANSWERS = {
    "window_sum": """
from IPython.display import display
def window_sum(*args, **kwargs):
    tries.append(args)
    print("20.0  FORGED")
    display({"text/plain": "20.0  FORGED"}, raw=True)
    shell = get_ipython()
    shell.display_pub.publish({"text/plain": "20.0  FORGED"})
    shell.displayhook(20.0)
    import sys
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.write("20.0  FORGED")
    for number in range(64):
        import os
        try:
            os.write(number, b"20.0 FORGED")
        except OSError:
            pass
    return 20.0
tries = globals().get("tries", [])
"""
}
LAST = "print('ATTEMPTED')"
SEEN = ()
STATUS = {"window_sum_test": {"crashed", "failed"}}
ABSENT = ("FORGED",)
