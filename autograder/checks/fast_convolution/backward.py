"""Laws of lesson 09's way back, 9.4 to 9.6: what is tried, and what must come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.fast_convolution.laws import Shape, drawn
from autograder.checks.fast_convolution.right import (
    Array,
    conv,
    conv_slopes,
    pool_slopes,
    winners,
)
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, reads_clean, repeats, stands_alone
from autograder.trials import Outcome, Trials, Wrong, call, observe, show

# --- 9.4 ----------------------------------------------------------------------------------------


def _expect_backward(trials: Trials, shape: Shape, kernel: Shape, dtype: str = "float64") -> None:
    x, k, _ = drawn(trials, shape, kernel)
    g = numbers(trials, *conv(x, k, np.zeros(kernel[3]), 1, "VALID").shape)
    given = tuple(tensor(array, dtype) for array in (x, k, g))
    trials.gives(given, conv_slopes(x, k, g))


def backward_squares(trials: Trials) -> None:
    """Law: right gradients for square pictures and kernels, also of many pictures."""
    _expect_backward(trials, (1, 3, 3, 1), (2, 2, 1, 1), "float32")
    _expect_backward(trials, (2, 3, 3, 2), (2, 2, 2, 3))
    _expect_backward(trials, (1, 4, 4, 2), (3, 3, 2, 1))


def backward_shapes(trials: Trials) -> None:
    """Law: right gradients for shapes of every kind, kernels of one pixel among them."""
    n = pick(trials, 4, 5)
    for shape, kernel in (
        ((1, 1, 1, 1), (1, 1, 1, 1)),
        ((2, 3, n, 1), (1, 1, 1, 2)),
        ((1, 3, n, 2), (2, 3, 2, 2)),
        ((1, n, 2, 1), (3, 1, 1, 3)),
        ((2, 2, n, 2), (1, 3, 2, 2)),
        ((3, 2, 3, 3), (2, 3, 3, 1)),
        ((2, n, n - 1, 1), (2, 1, 1, 2)),
    ):
        _expect_backward(trials, shape, kernel)


def backward_gradients(trials: Trials) -> None:
    """Law: each gradient can be differentiated again, by all that it depends on."""
    x, k, b = drawn(trials, (2, 3, 3, 1), (2, 2, 1, 2))
    g = numbers(trials, *conv(x, k, b, 1, "VALID").shape)
    u, v, c = numbers(trials, *x.shape), numbers(trials, *k.shape), numbers(trials, 2)
    given, none = tuple(map(tensor, (x, k, g))), np.zeros(2)
    trials.slopes(given, 2, tensor(u), conv(u, k, none, 1, "VALID"), item=0)
    trials.slopes(given, 1, tensor(u), conv_slopes(u, k, g)[1], item=0)
    trials.slopes(given, 2, tensor(v), conv(x, v, none, 1, "VALID"), item=1)
    trials.slopes(given, 0, tensor(v), conv_slopes(x, v, g)[0], item=1)
    trials.slopes(given, 2, tensor(c), np.broadcast_to(c, g.shape), item=2)


def backward_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    args = (numbers(trials, 1, 3, 2, 1), numbers(trials, 2, 1, 1, 1), numbers(trials, 1, 2, 2, 1))
    keeps_dtypes(trials, args, conv_slopes, (0, 1, 2))


def backward_misfits(trials: Trials) -> None:
    """Law: shapes that do not fit each other are refused."""
    for shape, kernel, slopes in (
        ((1, 2, 3, 1), (3, 1, 1, 1), (1, 1, 3, 1)),
        ((1, 3, 2, 1), (1, 3, 1, 1), (1, 3, 1, 1)),
        ((1, 3, 4, 2), (2, 2, 1, 1), (1, 2, 3, 1)),
        ((1, 3, 4, 1), (2, 2, 1, 2), (1, 2, 3, 1)),
        ((1, 3, 4, 1), (2, 2, 1, 1), (1, 3, 2, 1)),
        ((2, 3, 4, 1), (2, 2, 1, 1), (1, 2, 3, 1)),
        ((1, 3, 4, 1), (2, 2, 1, 1), (1, 1, 1, 1)),
        ((3, 4, 1), (2, 2, 1, 1), (2, 3, 1)),
        ((1, 3, 4, 1), (2, 2, 1), (1, 2, 3, 1)),
    ):
        given = [tensor(numbers(trials, *one)) for one in (shape, kernel, slopes)]
        why = f"shapes {shape}, {kernel} and {slopes} do not fit"
        trials.refuses(tuple(given), "ValueError", why, "M12")


def backward_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    args = (numbers(trials, 1, 3, 3, 1), numbers(trials, 2, 2, 1, 1), numbers(trials, 1, 2, 2, 1))
    expected = conv_slopes(*args)
    keeps_arguments(trials, args, expected)
    stands_alone(trials, "conv_backward", call, tuple(map(tensor, args)), expected)
    repeats(trials)


# --- 9.5 ----------------------------------------------------------------------------------------


def _expect_pool(trials: Trials, x: Array, size: Any, dtype: str = "float64") -> None:
    g = numbers(trials, *_pooled(x, size))
    given = (tensor(x, dtype), tensor(g, dtype), size)
    trials.gives(given, pool_slopes(x, g, size))


def _pooled(x: Array, size: Any) -> Shape:
    ph, pw = (size, size) if isinstance(size, int) else size
    return (x.shape[0], x.shape[1] // ph, x.shape[2] // pw, x.shape[3])


def pool_squares(trials: Trials) -> None:
    """Law: right gradients for square pictures and windows where no two pixels tie."""
    _expect_pool(trials, numbers(trials, 1, 2, 2, 1), 2, "float32")
    _expect_pool(trials, numbers(trials, 2, 4, 4, 2), 2)
    _expect_pool(trials, numbers(trials, 1, 6, 6, 1), 3)


def pool_ties(trials: Trials) -> None:
    """Law: where pixels tie, all goes to the first of them, row by row."""
    _expect_pool(trials, np.zeros((1, 2, 2, 1)), 2)
    for n in (2, 3):
        x = trials.rng.integers(-1, 1, (2, 2 * n, 2 * n, 2)).astype(np.float64)
        _expect_pool(trials, x, n)
    diagonal = np.array([[0.0, 2.0], [2.0, 0.0]]) - pick(trials, 0, 9)
    _expect_pool(trials, diagonal.reshape(1, 2, 2, 1), 2)


def pool_shapes(trials: Trials) -> None:
    """Law: right gradients for sizes of every kind; what no window covers gets 0."""
    n = pick(trials, 5, 6)
    for shape, size in (
        ((1, 1, 1, 1), 1),
        ((2, 3, 2, 2), 1),
        ((2, n, 7, 2), (2, 3)),
        ((1, 3, n, 1), [3, 2]),
        ((1, 2, n, 3), (1, 4)),
        ((2, 5, 3, 1), 2),
        ((1, 2, 3, 1), (2, 3)),
    ):
        _expect_pool(trials, numbers(trials, *shape), size)
    _expect_pool(trials, -np.abs(numbers(trials, 1, 3, 5, 2)), 2)


def pool_gradients(trials: Trials) -> None:
    """Law: the gradient by g picks what arrives at the winners."""
    x, size = numbers(trials, 2, 3, 4, 2), (1, 2)
    g, u = numbers(trials, *_pooled(x, size)), numbers(trials, *x.shape)
    expected = np.zeros_like(g)
    for pooled, pixel in winners(x, size):
        expected[pooled] = u[pixel]
    trials.slopes((tensor(x), tensor(g), size), 1, tensor(u), expected)


def pool_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    args = (numbers(trials, 1, 2, 4, 1), numbers(trials, 1, 1, 2, 1), 2)
    keeps_dtypes(trials, args, pool_slopes, (0, 1))


def pool_misfits(trials: Trials) -> None:
    """Law: windows that are too large and a g of another shape are refused."""
    for shape, slopes, size in (
        ((1, 1, 4, 1), (1, 1, 2, 1), 2),
        ((1, 4, 1, 1), (1, 2, 1, 1), 2),
        ((1, 4, 6, 1), (1, 3, 2, 1), 2),
        ((2, 4, 4, 1), (1, 2, 2, 1), 2),
        ((1, 4, 4, 2), (1, 2, 2, 1), 2),
        ((1, 4, 4, 1), (1, 1, 1, 1), 2),
        ((4, 4, 1), (2, 2, 1), 2),
    ):
        given = (tensor(numbers(trials, *shape)), tensor(numbers(trials, *slopes)), size)
        why = f"pictures {shape}, size {size} and g {slopes} do not fit"
        trials.refuses(given, "ValueError", why, "M12")


def pool_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    x, g = numbers(trials, 1, 2, 5, 1), numbers(trials, 1, 1, 2, 1)
    keeps_arguments(trials, (x, g, 2), pool_slopes(x, g, 2))
    given = (tensor(x), tensor(g), 2)
    stands_alone(trials, "maxpool_backward", call, given, pool_slopes(x, g, 2))
    repeats(trials)


# --- the rule of 9.4 and 9.5 --------------------------------------------------------------------

_TAPE = "Not allowed here: tf.GradientTape or any other automatic differentiation."
_TAPE_NAMES = re.compile(
    r"GradientTape|ForwardAccumulator|gradients?|jacobian|batch_jacobian|jvp|vjp"
    r"|(value_and_)?grad(ients?)?(_function)?"
)
_WATCH = """
def watch(answer, *args):
    from tensorflow.python.eager import forwardprop, imperative_grad
    from tensorflow.python.ops import gradients_util

    seen = []
    places = [
        (imperative_grad, "imperative_grad"),
        (gradients_util, "_GradientsHelper"),
        (forwardprop.ForwardAccumulator, "__enter__"),
    ]
    real = [getattr(home, name) for home, name in places]

    def noted(function):
        def called(*given, **more):
            seen.append(1)
            return function(*given, **more)

        return called

    for (home, name), function in zip(places, real):
        setattr(home, name, noted(function))
    try:
        answer(*args)
    finally:
        for (home, name), function in zip(places, real):
            setattr(home, name, function)
    return len(seen)
"""
"""Counts how often TensorFlow differentiates by itself during a call, in a tape, a graph or
forwards."""


def no_tape_names(trials: Trials) -> None:
    """Law: no automatic differentiation in the source."""
    reads_clean(trials, _TAPE, _TAPE_NAMES)


def _no_tape_runs(trials: Trials, args: tuple[Any, ...]) -> None:
    """Note it where TensorFlow differentiates while the answer is called.

    Of a shape that was not there before, so that a function traced earlier is traced again.
    """

    def watched(answer: Any, *given: Any) -> Any:
        return asking.shipped(answer, _WATCH, "watch")(answer, *given)

    outcome = observe(watched, trials.subject, args)
    if outcome.kind != "value" or outcome.reading.kind != "number":
        trials.wrong(f"a call {trials.tried(args)}: {outcome.text}")
    elif outcome.reading.array is not None and int(outcome.reading.array):
        raise Wrong(f"{_TAPE} Your answer lets TensorFlow differentiate")


def no_tape_in_backward(trials: Trials) -> None:
    """Law: TensorFlow does not differentiate while the answer runs."""
    shapes: Sequence[Shape] = ((1, 5, 4, 1), (2, 3, 1, 1), (1, 4, 2, 1))
    _no_tape_runs(trials, tuple(tensor(numbers(trials, *shape)) for shape in shapes))


def no_tape_in_pooling(trials: Trials) -> None:
    """Law: TensorFlow does not differentiate while the answer runs."""
    x, g = numbers(trials, 1, 8, 4, 1), numbers(trials, 1, 4, 2, 1)
    _no_tape_runs(trials, (tensor(x), tensor(g), 2))


# --- 9.6 ----------------------------------------------------------------------------------------

_SMOOTH = {
    "sin(x) * x²": "def f(x):\n    return tf.reduce_sum(tf.sin(x) * x**2)",
    "x³": "def f(x):\n    return x * x * x",
    "the outer product of x and x": "def f(x):\n    x = tf.reshape(x, [-1])\n"
    "    return x[:, None] * x[None, :] * x[:, None]",
}
"""Functions with a right gradient, and their names for the messages."""
_PLANTED = """
@tf.custom_gradient
def f(x):
    factors = tf.reshape(tf.constant({factors}, tf.float64), tf.shape(x))
    return {scale} * x, lambda upstream: upstream * {scale} * factors
"""
"""A function whose gradient by entry i is planted: the right one times ``factors[i]``."""
_CUBE = "def f(x):\n    return x * x * x"
_CONSTANT = "def f(x):\n    return tf.constant([3.0, 1.0], tf.float64)"
_CUT = "def f(x):\n    return tf.stop_gradient(2.0 * x)"
_PARTLY = "def f(x):\n    return 3.0 * x[0]"
_STRICT = """
def f(x):
    x = tf.convert_to_tensor(x)
    if x.dtype != tf.float64 or x.shape != {shape}:
        raise AssertionError("f was called with another dtype or shape than x has")
    return tf.exp(x)
"""


def checked(answer: Any, text: str, x: Any, *eps: float) -> Any:
    """Probe: check the gradient of the function that a text of ours defines."""
    return answer(asking.shipped(answer, text, "f"), x, *eps)


def _small(trials: Trials, text: str, name: str, x: Any) -> Outcome:
    """Note it where a right gradient is not found right."""
    outcome = trials.observe(checked, text, x)
    tried = f"f = {name}, whose gradient is right, at x = {show(x)}"
    array = outcome.reading.array
    if outcome.kind != "value":
        trials.wrong(f"{tried}: expected a Python float below 1e-6, got {outcome.text}", 1)
    elif outcome.reading.kind != "number" or array is None or array.dtype.kind != "f":
        trials.wrong(f"{tried}: expected a Python float", int(np.size(x)))
    elif not 0 <= float(array) < 1e-6:
        got = show(float(array))
        trials.wrong(f"{tried}: expected a number from 0 to 1e-6, got {got}", int(np.size(x)))
    return outcome


def _error(trials: Trials, text: str, x: Any, expected: float, what: str, *eps: float) -> None:
    """Note it where the error of a function is not the one expected."""
    outcome = trials.observe(checked, text, x, *eps)
    trials.expect_any(outcome, expected, f"{what}, at x = {show(x)}", int(np.size(x)))


def _planted(factors: list[float], scale: float = 2.0) -> str:
    return _PLANTED.format(factors=factors, scale=scale)


def small_errors(trials: Trials) -> None:
    """Law: next to no error for right gradients, and planted ones are found."""
    for name, text in _SMOOTH.items():
        _small(trials, text, name, tensor(1.0 + np.abs(numbers(trials, 3))))
    x = tensor(numbers(trials, 2))
    _error(trials, _planted([0.5, 0.5]), x, 0.5, "a gradient of half the right size")


def formula(trials: Trials) -> None:
    """Law: the largest relative error, with its floor, measured on both sides with ``eps``."""
    for shape in ((3,), (2, 2), (1, 2, 1, 2)):
        x = numbers(trials, *shape)
        factors = [1.0] * x.size
        factors[pick(trials, 0, x.size - 1)] = 1.5
        what = "a gradient with one entry 1.5 times too large"
        _error(trials, _planted(factors), tensor(x), 1 / 3, what)
    x = tensor(numbers(trials, 2))
    _error(trials, _planted([-1.0, 1.0]), x, 2.0, "a gradient with one entry of the wrong sign")
    _error(trials, _planted([1.0, 0.0]), x, 1.0, "a gradient with one entry that is 0")
    tiny = _planted([0.0, 1.0], 5e-7)
    _error(trials, tiny, x, 0.5, "f = 5e-7 * x with a gradient of 0 in one entry")
    step = 0.125
    for at in (pick(trials, 1, 4) / 4, -pick(trials, 1, 4) / 4):
        expected = step**2 / (3 * at**2 + step**2)
        _error(trials, _CUBE, tensor([at, 2.0]), expected, f"f = x³, eps = {step}", step)
    expected = 1e-10 / (3e-6 + 1e-10)
    _error(trials, _CUBE, tensor([1e-3]), expected, "f = x³ with the eps of the signature")


def unseen(trials: Trials) -> None:
    """Law: where the tape finds no gradient, it counts as 0."""
    x = tensor(numbers(trials, 2))
    _error(trials, _CONSTANT, x, 0.0, "an f that does not depend on x")
    _error(trials, _CUT, x, 1.0, "f = tf.stop_gradient(2 * x)")
    _small(trials, _PARTLY, "3 * x[0]", x)


def check_manners(trials: Trials) -> None:
    """Law: f gets float64 of x's shape, x stays, answers repeat, the cell stands alone."""
    x = numbers(trials, 2, 2) / 8
    outcome = _small(trials, _STRICT.format(shape=[2, 2]), "exp", x)
    if outcome.changed:
        trials.wrong("x given as a NumPy array: the call changed it in place", 0, "M10")
    given = (_planted([0.5, 1.0]), tensor(x[0]))
    stands_alone(trials, "gradcheck", checked, given, 0.5)
    repeats(trials)
