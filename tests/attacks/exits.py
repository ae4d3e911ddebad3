"""Answers end their process in the middle of a call: exit, abort, kill, exec of nothing."""

ANSWERS = {
    "window_sum": "import os\ndef window_sum(*args): os._exit(0)",
    "corr2d": "import sys\ndef corr2d(*args): sys.exit('20.0')",
    "conv2d_flipped": "import os, signal\ndef conv2d_flipped(*args): os.abort()",
    "corr_full": "def corr_full(*args): raise KeyboardInterrupt",
    "corr_matrix": "def corr_matrix(*args): raise GeneratorExit",
    "Conv2DSingle": "import ctypes\nclass Conv2DSingle:\n    def __init__(self, *args, **kwargs): ctypes.CDLL(None).exit(0)",
}
SEEN = ()
STATUS = {
    "window_sum_test": {"crashed"},
    "conv2d_flipped_test": {"crashed"},
    "Conv2DSingle_test": {"crashed"},
    "corr2d_test": {"failed", "error"},
}
