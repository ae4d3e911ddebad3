"""Answers are NaN, empty broadcasts, object arrays, giant ints, lone surrogates in turn."""

EVERY = r"""
import itertools, numpy as np, tensorflow as tf
tries = globals().get("tries", [])
makers = [
    lambda: tf.fill((2, 2), np.nan), lambda: tf.fill((2, 2), np.inf), lambda: tf.zeros((0, 2)),
    lambda: tf.zeros((2, 0)), lambda: np.array([[object()] * 2] * 2), lambda: np.array([None]),
    lambda: np.zeros((2, 2), "V8"), lambda: np.array([["a", "b"]]), lambda: 10**9000, lambda: -10**3000,
    lambda: "\ud800", lambda: "\x00\x1b[31m" * 1000, lambda: b"\xff" * 1000, lambda: True,
    lambda: [1.0] * 10**6, lambda: {i: i for i in range(50_000)}, lambda: {1.0, float("nan")},
    lambda: slice(None), lambda: ..., lambda: NotImplemented, lambda: range(10**9), lambda: iter([]),
    lambda: np.ma.masked_all((2, 2)), lambda: np.matrix("1 2; 3 4"), lambda: np.datetime64("2020-01-01"),
    lambda: np.zeros((1,) * 32), lambda: np.broadcast_to(1.0, (2**20, 2**20)), lambda: complex("nan"),
    lambda: type, lambda: __builtins__, lambda: globals(), lambda: np.zeros((10**6, 0)),
    lambda: np.rec.array([(1, 2.0)]), lambda: np.longdouble(1), lambda: tf.constant(["a"]),
]
def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value
def itself():
    value = []
    value.append(value)
    return value
makers += [lambda: nested(59), lambda: nested(100_000), itself]
def NAME(*args, **kwargs):
    tries.append("call")
    return makers[len(tries) % len(makers)]()
"""
ANSWERS = {"quiz": "quiz = {'q1': 10**9000, 'q2': '\\ud800', 'q3': range(10**9), 'q4': nested(50)}"}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
