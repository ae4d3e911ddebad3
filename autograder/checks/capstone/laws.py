"""Laws of lesson 10's functions of numbers: 10.1, 10.4 and 10.7."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.capstone.right import (
    Array,
    placed,
    right_total_stride,
    right_unchanged_shifts,
    shifted,
)
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, repeats, stands_alone
from autograder.trials import Trials, call, show

# --- 10.1 ---------------------------------------------------------------------------------------


def _images(trials: Trials, n: int, h: int, w: int) -> Array:
    """Draw pictures of whole numbers from 1 to 16: every pixel can be told from the canvas."""
    drawn: Array = trials.rng.integers(1, 17, (n, h, w))
    return drawn


def _offsets(trials: Trials, n: int, *most: int) -> Array:
    """Draw offsets up to ``most`` in each axis, row and column of each different."""
    drawn: Array = np.stack([trials.rng.integers(0, m + 1, n) for m in most], axis=1)
    alike = drawn[:, 0] == drawn[:, 1]
    drawn[alike, 1] = (drawn[alike, 1] + 1) % (most[1] + 1)
    return drawn


def place_squares(trials: Trials) -> None:
    """Law: square pictures lie where they should, divided by 16."""
    for n, side, size in ((1, 2, 5), (3, 8, 16), (2, 3, 8)):
        X, at = _images(trials, n, side, side).astype(float), _offsets(trials, n, *(2 * [3]))
        given = (tensor(X, "float32"), at) if size == 16 else (tensor(X, "float32"), at, size)
        trials.gives(given, placed(X, at, size), "float32")


def place_shapes(trials: Trials) -> None:
    """Law: pictures of every shape, up to the canvas's last row and column."""
    for n, h, w, size in ((2, 2, 4, 6), (3, 5, 1, 7), (1, 1, 3, 3), (4, 3, 2, 5), (1, 4, 4, 4)):
        X = _images(trials, n, h, w).astype(float)
        at = trials.rng.integers(0, [size - h + 1, size - w + 1], (n, 2))
        at[0] = size - h, size - w  # the first one touches the frame
        trials.gives((X, at, size), placed(X, at, size), "float32")
    X = _images(trials, 2, 8, 8).astype(float)
    trials.gives((X, [(8, 0), (0, 8)]), placed(X, [(8, 0), (0, 8)]), "float32")


def place_types(trials: Trials) -> None:
    """Law: numbers of any type come out as float32, offsets may be of any form."""
    X, at = _images(trials, 2, 2, 3), [(1, 2), (3, 0)]
    for dtype in ("uint8", "int32", "int64", "float64"):
        trials.gives((X.astype(dtype), at, 6), placed(X, at, 6), "float32")
    trials.gives((X.tolist(), tensor(at, "int32"), 6), placed(X, at, 6), "float32")
    quarters = np.abs(numbers(trials, 2, 2, 3))
    given = (tensor(quarters, "float32"), tensor(at, "int64"), 6)
    trials.gives(given, placed(quarters, at, 6), "float32")


def place_misfits(trials: Trials) -> None:
    """Law: a picture that leaves its canvas and shapes that do not fit are refused."""
    X = _images(trials, 2, 2, 3).astype(float)
    for at in ((4, 1), (1, 3), (-1, 1), (1, -1), (9, 9), (-3, 2)):
        for both in ([(1, 1), at], [at, (1, 1)]):
            why = f"a picture of 2 by 3 at {at} leaves a canvas of 5 by 5"
            trials.refuses((X, both, 5), "ValueError", why, "M12")
    pixels = _images(trials, 2, 1, 1).astype(float)
    for at in ((5, 1), (1, 5), (-1, 1), (1, -1)):
        why = f"a pixel at {at} is not on a canvas of 5 by 5"
        trials.refuses((pixels, [(1, 1), at], 5), "ValueError", why, "M12")
    why = "a picture larger than its canvas leaves it"
    trials.refuses((X, [(0, 0), (0, 0)], 2), "ValueError", why, "M12")
    for places in ([(0, 0)], [(0, 0)] * 3):
        why = f"{len(places)} offsets do not fit 2 pictures"
        trials.refuses((X, places, 5), "ValueError", why, "M12")
    for bad in (X[0], X[..., None]):
        why = f"images of shape {bad.shape} have not three axes"
        trials.refuses((bad, [(0, 0), (0, 0)], 5), "ValueError", why, "M12")
    trials.refuses((X, [(0, 0, 0)] * 2, 5), "ValueError", "an offset has two numbers", "M12")


def place_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, at = _images(trials, 2, 3, 2).astype(float), np.array([[1, 2], [0, 1]])
    keeps_arguments(trials, (X, at, 6), placed(X, at, 6))
    stands_alone(trials, "place", call, (X, at, 6), placed(X, at, 6))
    repeats(trials)


# --- 10.4 ---------------------------------------------------------------------------------------

LINEAR = '''
def linear(kernel, bias, shape):
    """Make a model of one dense layer."""
    layers = [tf.keras.Input(shape), tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)]
    model = tf.keras.Sequential(layers)
    model.layers[-1].set_weights([kernel, bias])
    return model
'''
"""Goes to the student's side, to be read by."""


def profile(answer: Any, kernel: Any, bias: Any, x: Any, y: Any, shifts: Any) -> Any:
    """Probe: ask for the profile of a linear model with these weights."""
    model = asking.shipped(answer, LINEAR, "linear")(kernel, bias, list(x.shape[1:]))
    return answer(model, x, y, shifts)


def _profile(trials: Trials, n: int, h: int, w: int, shifts: Any, form: str = "tensor") -> Any:
    """Draw a model and pictures whose labels are what the model says after one of the shifts.

    Returns:
        The arguments of ``profile``, and the dict that must come out.
    """
    x = trials.rng.uniform(0.1, 1, (n, h, w, 1)).astype(np.float32)
    kernel = trials.rng.normal(size=(h * w, 10)).astype(np.float32)
    bias = trials.rng.normal(size=10).astype(np.float32)

    def read(dy: int, dx: int) -> Array:
        moved = shifted(x.astype(np.float64), dy, dx).reshape(n, -1)
        return np.asarray((moved @ kernel + bias).argmax(axis=1))

    said = [read(*shift) for shift in shifts]
    y = trials.rng.integers(0, 10, n)
    for item, at in enumerate(trials.rng.integers(0, len(said) + 1, n) if said else ()):
        y[item] = said[at][item] if at < len(said) else y[item]
    right = {shift: float(np.mean(z == y)) for shift, z in zip(shifts, said, strict=True)}
    labels = {"tensor": tensor(y, "int64"), "list": y.tolist()}.get(form, y)
    given = x if form == "array" else tensor(x, "float32")
    return (kernel, bias, given, labels, shifts), right


def _expect_profile(
    trials: Trials, n: int, h: int, w: int, shifts: Any, form: str = "tensor"
) -> None:
    args, right = _profile(trials, n, h, w, shifts, form)
    outcome = trials.observe(profile, *args)
    tried = f"a linear model on pictures of shape {(n, h, w, 1)}, shifts = {show(shifts)}"
    trials.expect_any(outcome, right, tried, n * h * w)
    if outcome.changed:
        trials.wrong(f"{tried}: the call changed x, y or shifts in place", idea="M10")


def profile_squares(trials: Trials) -> None:
    """Law: right accuracies for shifts in every direction."""
    around = [(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (2, -1), (-1, 2)]
    _expect_profile(trials, 40, 4, 4, around)
    _expect_profile(trials, 30, 5, 5, [(1, 1), (-2, 1), (3, -3)])
    _expect_profile(trials, 9, 3, 3, [(0, 1), (1, 0), (0, 0)])


def profile_shapes(trials: Trials) -> None:
    """Law: pictures of every shape, shifts up to the last row and column, one picture, no shift."""
    _expect_profile(trials, 30, 3, 6, [(2, 5), (-2, -5), (0, 4), (1, 0), (-1, -3)])
    _expect_profile(trials, 30, 5, 2, [(4, 1), (-4, -1), (0, -1), (3, 0)])
    _expect_profile(trials, 1, 4, 3, [(0, 0), (1, -1)])
    _expect_profile(trials, 7, 16, 16, [(5, -6), (15, 0), (0, 15), (-15, -15)])
    _expect_profile(trials, 5, 3, 3, [])


def profile_forms(trials: Trials) -> None:
    """Law: pictures and labels may be arrays, labels a list; the accuracies are Python floats."""
    for form in ("array", "list"):
        _expect_profile(trials, 12, 3, 4, [(0, 1), (-1, 0)], form)


def profile_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    _expect_profile(trials, 8, 3, 3, [(1, 1), (0, -1)], "array")
    args, right = _profile(trials, 8, 4, 3, [(0, 1), (2, 0)])
    stands_alone(trials, "shift_profile", profile, args, right)
    repeats(trials)


# --- 10.7 ---------------------------------------------------------------------------------------


def _stack(trials: Trials, *strides: int) -> list[tuple[int, int]]:
    """Give layers with these strides; no kernel is as large as a stride."""
    return [(pick(trials, 5, 9), s) for s in strides]


def stride_values(trials: Trials) -> None:
    """Law: right products and multiples for stacks with two strides or more."""
    for strides in ((1, 2, 2, 1), (2, 3), (3, 1, 2), (2, 2, 2)):
        layers = _stack(trials, *strides)
        trials.of(0).gives((layers,), right_total_stride(layers))
        for most in (right_total_stride(layers), pick(trials, 13, 17)):
            right = right_unchanged_shifts(layers, most)
            trials.of(1).gives((layers, most), right)


def stride_edges(trials: Trials) -> None:
    """Law: no layers, stride 1, one layer, a largest shift of 0, one short of a multiple."""
    for strides in ((), (1,), (4,), (1, 1, 1), (5, 1, 1, 3)):
        layers = _stack(trials, *strides)
        stride = right_total_stride(layers)
        trials.of(0).gives((layers,), stride)
        for most in (0, stride - 1, 2 * stride - 1, 2 * stride):
            trials.of(1).gives((layers, most), right_unchanged_shifts(layers, most))


def stride_manners(trials: Trials) -> None:
    """Law: arguments stay, the cell stands alone."""
    layers = [[3, 2], [6, 3]]
    for nth, rest, right in ((0, (), 6), (1, (7,), [-6, 0, 6])):
        of = trials.of(nth)
        args: tuple[Any, ...] = (layers, *rest)
        of.gives(args, right)
        if trials.log[-1].outcome.changed:
            trials.wrong("the call changed layers in place", idea="M10")
        stands_alone(of, ("total_stride", "unchanged_shifts")[nth], call, args, right)
