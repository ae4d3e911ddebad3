"""The operations that read an answer's source and rerun its cell are replaced by lies."""

ANSWERS = {
    "corr2d": """
import sys, inspect, linecache
import gc
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
kind = type(student)
tries = []
def do_operation(self, name, args):
    tries.append(name)
    lies = {"source": "def corr2d(X, K): pass", "ops_used": [], "ancestors": ["keras.src.layers.layer.Layer"]}
    return {"value": lies.get(name, args[0])}
kind.do_operation = do_operation
def corr2d(X, K): return tf.zeros((2, 2))
linecache.getlines = lambda *args: ["def corr2d(X, K): return 'right'"]
inspect.getsource = lambda *args: "def corr2d(X, K): return 'right'"
""",
    "Conv2DSingle": "class Conv2DSingle:\n    def __init__(self, *a, **k): pass\n    def __call__(self, X): return tf.zeros((2, 2))",
    "quiz": "quiz = {'q1': None}",
}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
