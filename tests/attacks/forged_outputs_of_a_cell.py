"""The reply to a cell holds outputs of megabytes, objects, ranges and endless numbers."""

BEFORE = """
import sys
import numpy as np
import gc
student = next(one for one in gc.get_objects() if type(one).__name__ == "Student")
kind = type(student)
true = kind.do_run
evil = [object(), 10**9000, range(10**6), np.zeros(5), float("nan"), "x" * 30_000_000, {1: 2}, [[[[[[[[[1]]]]]]]]], b"x", 2.0, None]
calls = []
def do_run(self, source, cell_id):
    reply = true(self, source, cell_id)
    calls.append(cell_id)
    one = evil[len(calls) % len(evil)]
    if "ATTEMPTED" in source:
        return reply
    return {"ok": one, "outputs": [one, {"output_type": "error", "ename": one, "evalue": one, "traceback": one},
            {"output_type": "execute_result", "data": {"text/plain": one}, "metadata": one, "execution_count": one},
            {"output_type": one}, {"output_type": "stream", "text": one, "name": one}], "error_type": one}
kind.do_run = do_run
"""
LAST = "print('ATTEMPTED', len(calls))"
ANSWERS = {"window_sum": "@SOLUTION:window_sum@"}
EARNS = 2.0
