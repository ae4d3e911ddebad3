"""Laws of lesson 06's exercises 6.3 to 6.6: orders of axes, 1 × 1 kernels, counts, whole layers.

See ``laws`` for what they are made from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.channels import right
from autograder.checks.channels.laws import Case, Shape, agree, slopes
from autograder.checks.channels.right import Oracle
from autograder.inputs import numbers, pick, tensor
from autograder.laws import (
    READY_MADE,
    READY_MADE_OPS,
    keeps_arguments,
    keeps_dtypes,
    reads_clean,
    repeats,
    runs_clean,
    stands_alone,
)
from autograder.marking import Law
from autograder.trials import Outcome, Trials, call, observe

# --- 6.3 ----------------------------------------------------------------------------------------

LAYOUTS: tuple[tuple[str, Oracle, tuple[Shape, ...]], ...] = (
    ("to_nhwc", right.to_nhwc, ((2, 3, 3), (3, 2, 4), (1, 3, 2), (4, 1, 3), (2, 2, 2))),
    ("from_nhwc", right.from_nhwc, ((1, 3, 3, 2), (1, 2, 4, 3), (1, 3, 2, 1), (1, 1, 3, 4))),
    ("to_hwio", right.to_hwio, ((3, 2, 2, 2), (2, 3, 4, 5), (1, 4, 3, 2), (4, 1, 1, 3))),
    ("from_hwio", right.from_hwio, ((2, 2, 2, 3), (4, 5, 3, 2), (3, 2, 4, 1), (1, 3, 1, 4))),
)
"""The four functions of exercise 6.3: what they do, and shapes to try."""


def carries(nth: int) -> Law:
    """Law: one of the four functions moves every number to its place."""
    _, oracle, shapes = LAYOUTS[nth]

    def law(trials: Trials) -> None:
        for n, shape in enumerate(shapes):
            case = Case((shape,), dtype="float32" if n == 1 else "float64")
            agree(trials.of(nth), oracle, case.draw(trials), case)

    return law


def each_layout(law: Callable[[Trials, str, Oracle, Shape], None]) -> Law:
    """Law: what holds for one of the four functions holds for each."""

    def each(trials: Trials) -> None:
        for nth, (name, oracle, shapes) in enumerate(LAYOUTS):
            law(trials.of(nth), name, oracle, shapes[1])

    return each


def layout_slopes(trials: Trials, name: str, oracle: Oracle, shape: Shape) -> None:
    """Note it where the gradient does not come back."""
    slopes(oracle, Case((shape,)))(trials)


def layout_types(trials: Trials, name: str, oracle: Oracle, shape: Shape) -> None:
    """Note it where the dtype changes or whole numbers are taken."""
    keeps_dtypes(trials, (numbers(trials, *shape),), oracle, (0,))


def layout_misfits(trials: Trials, name: str, oracle: Oracle, shape: Shape) -> None:
    """Note it where a wrong number of axes is taken, or several pictures for one."""
    case = Case((shape,))
    agree(trials, oracle, case.draw(trials), case)
    refused: list[Shape] = [shape[1:], (2, *shape)]
    if name == "from_nhwc":
        refused += [(2, *shape[1:]), (3, 1, *shape[2:])]
    for other in refused:
        why = f"{name} expects an array like one of shape {shape}"
        why = "more than one picture" if len(other) == len(shape) else why
        trials.refuses((tensor(numbers(trials, *other)),), "ValueError", why, "M12")


def layout_manners(trials: Trials, name: str, oracle: Oracle, shape: Shape) -> None:
    """Note it where an argument changes, or the cell does not stand alone."""
    array = numbers(trials, *shape)
    keeps_arguments(trials, (array,), oracle(array))
    stands_alone(trials, name, call, (tensor(array),), oracle(array))
    if name == "from_hwio":
        repeats(trials)


# --- 6.4 ----------------------------------------------------------------------------------------


def mixed_squares(trials: Trials) -> Sequence[Case]:
    """List calls on square pictures without biases."""
    return (
        Case(((3, 2, 2), (2, 3, 1, 1), (2,)), dtype="float32", plain=True),
        Case(((2, 3, 3), (3, 2, 1, 1), (3,)), plain=True),
        Case(((3, 3, 3), (3, 3, 1, 1), (3,)), plain=True),
        Case(((4, 2, 2), (2, 4, 1, 1), (2,)), plain=True),
    )


def mixed_shapes(trials: Trials) -> Sequence[Case]:
    """List calls with shapes of every kind."""
    n = pick(trials, 3, 5)
    return (
        Case(((3, 2, n), (2, 3, 1, 1), (2,))),
        Case(((2, n, 2), (4, 2, 1, 1), (4,))),
        Case(((1, 2, 3), (3, 1, 1, 1), (3,))),
        Case(((n, 1, 1), (2, n, 1, 1), (2,))),
        Case(((2, 1, n), (1, 2, 1, 1), (1,))),
        Case(((3, n, 1), (3, 3, 1, 1), (3,))),
    )


def mixed_biases(trials: Trials) -> None:
    """Law: each map gets its bias once, and a pixel that changes changes its own outputs only."""
    case = Case(((3, 2, 2), (2, 3, 1, 1), (2,)))
    X, K, b = case.draw(trials)
    agree(trials, right.multi_in_out, (np.zeros_like(X), K, b), case)
    agree(trials, right.multi_in_out, (X, K, b), case)
    X[:, pick(trials, 0, 1), pick(trials, 0, 1)] += 8
    agree(trials, right.multi_in_out, (X, K, b), case)


MISFITS_MIXED = (
    ("a kernel of 2 × 2", Case(((2, 3, 3), (3, 2, 2, 2), (3,)))),
    ("a kernel of 1 × 2", Case(((2, 3, 3), (3, 2, 1, 2), (3,)))),
    ("a kernel of 2 × 1", Case(((2, 3, 3), (3, 2, 2, 1), (3,)))),
    ("three channels and slices for two", Case(((3, 2, 2), (3, 2, 1, 1), (3,)))),
    ("two channels and slices for one", Case(((2, 2, 2), (3, 1, 1, 1), (3,)))),
    ("one channel and slices for two", Case(((1, 2, 2), (3, 2, 1, 1), (3,)))),
    ("one bias for three filters", Case(((2, 2, 2), (3, 2, 1, 1), (1,)))),
    ("two biases for three filters", Case(((2, 2, 2), (3, 2, 1, 1), (2,)))),
    ("a kernel of two axes", Case(((2, 2, 2), (3, 2), (3,)))),
    ("a picture without channels", Case(((2, 2), (3, 2, 1, 1), (3,)))),
    ("a picture with one axis too many", Case(((1, 2, 2, 2), (3, 2, 1, 1), (3,)))),
)

RULE_MIXED = (
    "Not allowed here: a loop over pixels or channels, or a ready-made convolution; "
    "use one tf.matmul, @, tf.einsum or tf.tensordot."
)
LOOPING = re.compile(r"map_fn|while_loop|scan|fold[lr]|vectorized_map")
PRODUCTS = re.compile(r"MatMul|Einsum|XlaDot")
LOOPING_OPS = re.compile(READY_MADE_OPS.pattern + r"|While$")
GROWTH = 3
"""Operations by which a trace may grow with the picture: a loop adds at least one a pixel."""


def no_loop_names(trials: Trials) -> None:
    """Law: no ready-made convolution and no looping function in the source."""
    reads_clean(trials, RULE_MIXED, READY_MADE)
    reads_clean(trials, RULE_MIXED, LOOPING)


def one_product(trials: Trials) -> None:
    """Law: a product of matrices does the work, and a larger picture takes no more operations."""
    sizes: list[Outcome] = []
    for C, O, H, W in ((2, 3, 2, 3), (2, 3, 6, 7), (7, 8, 2, 3)):  # noqa: E741 - the course's name
        case = Case(((C, H, W), (O, C, 1, 1), (O,)))
        given = tuple(map(tensor, case.draw(trials)))
        if not sizes:
            runs_clean(trials, RULE_MIXED, LOOPING_OPS, given)
            used = asking.ops_used(trials.subject, *given)
            if not any(map(PRODUCTS.search, used)):
                trials.wrong(f"{RULE_MIXED} Your answer runs no product of matrices")
        sizes.append(observe(_trace_size, trials.subject, given))
    if any(outcome.kind != "value" for outcome in sizes):
        # What cannot be traced (an ``if`` on a tensor) may be honest; with a counted loop it is not
        if "range" in (asking.source(trials.subject) or ""):
            trials.wrong(f"{RULE_MIXED} Your cell counts with range")
        return
    small, large, deep = (int(np.asarray(outcome.reading.array)) for outcome in sizes)
    for what, size in (("pixels", large), ("channels", deep)):
        if size > small + GROWTH:
            trials.wrong(f"{RULE_MIXED} With more {what} your answer runs more operations")


def _trace_size(answer: Any, *args: Any) -> int:
    return asking.trace_size(answer, *args)


# --- 6.5 ----------------------------------------------------------------------------------------


def _number(answer: Any, *args: Any) -> float:
    """Probe: call the answer and take what comes for a number, of whatever type."""
    return float(answer(*args))


def _number_named(answer: Any, *args: Any) -> float:
    """Probe: the same, the last argument by its name."""
    return float(answer(*args[:-1], bias=args[-1]))


def _counts(trials: Trials, probe: Any, args: tuple[Any, ...], expected: int) -> None:
    outcome = trials.observe(probe, *args)
    tried = trials.tried(args)
    trials.expect_any(outcome, float(expected), tried, sum(map(abs, args)), rtol=1e-12)


def _sides(trials: Trials) -> tuple[int, int, int, int]:
    """Draw kh, kw, cin and cout, all different."""
    kh, kw, cin, cout = (int(n) for n in trials.rng.choice(np.arange(2, 12), 4, replace=False))
    return kh, kw, cin, cout


def params(trials: Trials) -> None:
    """Law: the right number of parameters, biases included by default."""
    one = trials.of(0)
    for args in ((1, 1, 3, 5), (3, 3, 4, 6), (1, 4, 1, 1), (5, 2, 4, 7), *(_sides(trials),) * 2):
        _counts(one, _number, args, right.right_conv_params(*args))


def params_bias(trials: Trials) -> None:
    """Law: the right number with biases and without, by place and by name."""
    one = trials.of(0)
    for bias in (False, True):
        for probe in (_number, _number_named):
            args = (*_sides(trials), bias)
            _counts(one, probe, args, right.right_conv_params(*args))


def macs(trials: Trials) -> None:
    """Law: the right number of multiply-accumulates."""
    one = trials.of(1)
    for h, w in ((1, 1), (1, 3), (pick(trials, 4, 9), pick(trials, 12, 20)), (8, 8)):
        args = (h, w, *_sides(trials))
        _counts(one, _number, args, right.right_conv_macs(*args))


def whole(trials: Trials) -> None:
    """Law: Python ints, exact where they are large."""
    sides = (_sides(trials), (7, 7, 4096, 4096), (*_sides(trials), False))
    sizes = ((256, 256, 5, 5, 128, 128), (1024, 2048, 7, 3, 512, 1024))
    calls: list[tuple[int, tuple[Any, ...], int]] = [
        *((0, args, right.right_conv_params(*args)) for args in sides),
        *((1, args, right.right_conv_macs(*args)) for args in sizes),
    ]
    for nth, args, expected in calls:
        if not trials.of(nth).gives(args, expected):
            got = trials.log[-1].outcome.reading.array
            if got is not None and got.size == 1 and got.item() == expected:
                last = trials.wrongs.pop()
                trials.wrong(last.message, last.size, "M620")


def counts_manners(trials: Trials) -> None:
    """Law: both functions stand alone, and answers repeat."""
    sides = _sides(trials)
    args = ("conv_params", _number, sides, float(right.right_conv_params(*sides)))
    stands_alone(trials.of(0), *args)
    places = (pick(trials, 2, 9), pick(trials, 10, 20), *sides)
    stands_alone(trials.of(1), "conv_macs", _number, places, float(right.right_conv_macs(*places)))
    repeats(trials)


# --- 6.6 ----------------------------------------------------------------------------------------


def batch_squares(trials: Trials) -> Sequence[Case]:
    """List calls on batches of square pictures, stride 1, VALID, no biases."""
    rest = (1, "VALID")
    return (
        Case(((2, 3, 3, 2), (2, 2, 2, 3), (3,)), rest, "float32", plain=True),
        Case(((1, 4, 4, 3), (2, 2, 3, 2), (2,)), rest, plain=True),
        Case(((3, 3, 3, 2), (3, 3, 2, 2), (2,)), rest, plain=True),
    )


def batch_shapes(trials: Trials) -> Sequence[Case]:
    """List calls with shapes of every kind."""
    n = pick(trials, 3, 5)
    rest = (1, "VALID")
    return (
        Case(((3, 2, n, 2), (2, 3, 2, 1), (1,)), rest),
        Case(((2, n, 3, 1), (3, 2, 1, 2), (2,)), rest),
        Case(((1, 1, 1, 3), (1, 1, 3, 2), (2,)), rest),
        Case(((2, 2, 3, 4), (1, 1, 4, 3), (3,)), rest),
        Case(((4, 3, n, 1), (1, 3, 1, 1), (1,)), rest),
    )


def batch_steps(trials: Trials) -> Sequence[Case]:
    """List calls with strides, as an int, a pair or a list."""
    n = pick(trials, 5, 6)
    return (
        Case(((2, n, n, 2), (2, 2, 2, 2), (2,)), (2, "VALID")),
        Case(((2, n, 5, 1), (2, 1, 1, 2), (2,)), ((2, 1), "VALID")),
        Case(((1, 3, 7, 2), (1, 2, 2, 1), (1,)), ([1, 3], "VALID")),
        Case(((2, 4, 3, 1), (1, 1, 1, 2), (2,)), (3, 0)),
        Case(((1, 4, 4, 1), (4, 2, 1, 1), (1,)), ((3, 2), "VALID")),
    )


def batch_pads(trials: Trials) -> Sequence[Case]:
    """List calls with padding of every kind."""
    n = pick(trials, 5, 7)
    return (
        Case(((2, 3, 3, 2), (2, 2, 2, 2), (2,)), (1, "SAME")),
        Case(((1, n, 4, 1), (2, 4, 1, 2), (2,)), (1, "SAME")),
        Case(((2, 8, 6, 1), (3, 3, 1, 1), (1,)), (2, "SAME")),
        Case(((1, 5, 6, 1), (2, 3, 1, 2), (2,)), ([2, 2], "SAME")),
        Case(((1, n, n + 1, 1), (4, 2, 1, 1), (1,)), ((2, 3), "SAME")),
        Case(((1, 6, 4, 1), (1, 1, 1, 2), (2,)), ((3, 2), "SAME")),
        Case(((1, 2, 1, 2), (4, 3, 2, 1), (1,)), (1, "SAME")),
        Case(((2, 2, 3, 1), (3, 2, 1, 2), (2,)), (1, 1)),
        Case(((1, 1, 2, 1), (3, 3, 1, 1), (1,)), (2, 2)),
        Case(((2, 2, 2, 1), (2, 3, 1, 1), (1,)), (1, ((1, 0), (0, 2)))),
        Case(((1, 3, 2, 2), (2, 2, 2, 1), (1,)), ([2, 1], [[0, 2], [1, 0]])),
    )


def batch_biases(trials: Trials) -> None:
    """Law: each map gets its bias once, in every picture, padded or not."""
    for C, padding in ((2, "VALID"), (3, "SAME"), (1, 1)):
        case = Case(((2, 3, 3, C), (2, 2, C, 3), (3,)), (1, padding))
        x, k, b = case.draw(trials)
        x = np.zeros_like(x) if C == 2 else x
        agree(trials, right.batch, (x, k, b), case)


_BATCH, _KERNEL, _REST = (2, 3, 3, 2), (2, 2, 2, 3), (1, "VALID")
MISFITS_BATCH = (
    ("four channels and a kernel for two", Case(((1, 3, 3, 4), (2, 2, 2, 2), (2,)), _REST)),
    ("two channels and a kernel for one", Case((_BATCH, (2, 2, 1, 3), (3,)), _REST)),
    ("one channel and a kernel for two", Case(((2, 3, 3, 1), _KERNEL, (3,)), _REST)),
    ("two channels and a kernel for three", Case((_BATCH, (2, 2, 3, 2), (2,)), _REST)),
    ("one bias for three filters", Case((_BATCH, _KERNEL, (1,)), _REST)),
    ("two biases for three filters", Case((_BATCH, _KERNEL, (2,)), _REST)),
    ("a picture without a batch", Case(((3, 3, 2), _KERNEL, (3,)), _REST)),
    ("a batch with one axis too many", Case(((1, 2, 3, 3, 2), _KERNEL, (3,)), _REST)),
    ("a kernel with three axes", Case((_BATCH, (2, 2, 2), (2,)), _REST)),
    ("the kernel is higher than the pictures", Case(((1, 2, 4, 1), (3, 1, 1, 1), (1,)), _REST)),
    ("the kernel is wider than the pictures", Case(((1, 4, 2, 1), (1, 3, 1, 1), (1,)), _REST)),
    ("even padded, too small", Case(((1, 2, 4, 1), (5, 1, 1, 1), (1,)), (2, 1))),
    (
        "even padded, too narrow",
        Case(((1, 3, 2, 1), (1, 5, 1, 1), (1,)), (1, ((3, 3), (1, 1)))),
    ),
)

RULE_BATCH = "Not allowed here: tf.nn.conv2d or any other ready-made convolution."


def no_ready_made_names(trials: Trials) -> None:
    """Law: no ready-made convolution in the source."""
    reads_clean(trials, RULE_BATCH, READY_MADE)


def no_ready_made_ops(trials: Trials) -> None:
    """Law: no ready-made convolution among the operations that run."""
    arrays = Case(((2, 3, 4, 2), (2, 2, 2, 3), (3,))).draw(trials)
    runs_clean(trials, RULE_BATCH, READY_MADE_OPS, (*map(tensor, arrays), 1, "SAME"))
