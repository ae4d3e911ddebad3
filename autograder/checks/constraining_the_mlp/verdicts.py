"""Laws of exercise 1.6: which functions an answer must call equivariant, and how it asks them."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder.checks.constraining_the_mlp import machines
from autograder.checks.constraining_the_mlp.machines import Machine, Shape
from autograder.inputs import numbers, pick
from autograder.laws import keeps_arguments, repeats, stands_alone
from autograder.trials import Array, Trials, call

MOST_CALLS = 200


def _kernel(trials: Trials, *shape: int) -> Array:
    """Draw a kernel of which no two numbers are equal, none near 0, none large."""
    drawn: Array = numbers(trials, *shape) / 2
    return drawn


def _noise(trials: Trials, *shape: int) -> Array:
    drawn: Array = trials.rng.normal(size=shape)
    return drawn


def _shift(trials: Trials, most: int) -> tuple[int, int]:
    """Draw a shift of either sign that moves both axes, one farther than the other."""
    near, far = pick(trials, 1, most - 1), most
    one, other = (near, far) if pick(trials, 0, 1) else (far, near)
    return one * (-1) ** pick(trials, 0, 1), other * (-1) ** pick(trials, 0, 1)


def squares(trials: Trials) -> None:
    """Law: right about a convolution, its ReLU, a dense layer, a bias that knows its place."""
    K = _kernel(trials, 3, 3)
    ramp = np.tile(0.25 * np.arange(16.0), (16, 1))
    for f, n, expected in (
        (machines.convolution(K), 16, True),
        (machines.dense_layer(_noise(trials, 12, 12, 12, 12)), 12, False),
        (machines.rectified(K), 12, True),
        (machines.place_bias(ramp, "the picture plus a ramp"), 16, False),
        (machines.turned(), 16, False),
        (machines.always(ramp), 16, False),
        (machines.largest_nearby(), 16, True),
    ):
        trials.gives((f, (n, n), [_shift(trials, n // 4)]), expected)


def shapes(trials: Trials) -> None:
    """Law: right for pictures and maps of every shape, and about outputs that are no maps."""
    for shape, K in (
        ((12, 17), _kernel(trials, 3, 5)),
        ((20, 13), _kernel(trials, 5, 1)),
    ):
        shift = [_shift(trials, 3)]
        trials.gives((machines.convolution(K), shape, shift), True)
        trials.gives((machines.full_windows(K), shape, shift), True)
    even = machines.full_windows(_kernel(trials, 2, 4))
    trials.gives((even, (13, 16), [_shift(trials, 3), _shift(trials, 2)]), True)
    widest = machines.full_windows(_kernel(trials, 5, 5))
    trials.gives((widest, (12, 15), [_shift(trials, 3)]), True)
    trials.gives((machines.convolution(_kernel(trials, 5, 5)), (12, 13), [(-3, 2), (2, 3)]), True)
    trials.gives((machines.squared_plus(), (15, 12), [_shift(trials, 3)]), True)
    for f in (
        machines.brightest(),
        machines.row_sums(),
        machines.one_channel(),
        machines.halved(),
        machines.mirrored(pick(trials, 0, 1)),
    ):
        trials.gives((f, (16, 20), [_shift(trials, 3)]), False)
    trials.gives((machines.halved(), (24, 16), [(2, 4), (-4, 2)]), False)
    trials.gives((machines.place_gain(), (14, 19), [_shift(trials, 3)]), False)
    trials.gives((machines.by_brightest(), (17, 12), [_shift(trials, 3)]), False)


def shifts(trials: Trials) -> None:
    """Law: every shift counts, rows are rows and columns columns."""
    down, right = pick(trials, 1, 2), pick(trials, 3, 4)
    M = _noise(trials, 16, 16)
    along_rows, by_number = machines.mixed_columns(M), machines.sheared()
    for f, moves, expected in (
        (along_rows, [(down, 0), (0, right)], False),
        (along_rows, [(0, right), (down, 0)], False),
        (by_number, [(0, right), (-down, 0)], False),
        (by_number, [(-down, 0), (0, right)], False),
        (machines.transposed(), [(down, right)], False),
        (machines.held_pairs((0, 1)), [(2, 4), (-4, 2)], True),
        (machines.held_pairs((0, 1)), [(2, 4), (-4, -2), (1, 2)], False),
        (machines.held_pairs((0, 1)), [(3, 2), (2, 2)], False),
        (machines.held_pairs((0,)), [(2, 3), (-4, 1)], True),
        (machines.held_pairs((1,)), [(1, -2), (3, 4)], True),
        (machines.held_pairs((1,)), [(2, 1), (4, 2)], False),
        (machines.convolution(_kernel(trials, 3, 3)), [(0, -4), (4, 0), (-3, -1), (1, 2)], True),
    ):
        trials.gives((f, (16, 16), moves), expected)


def tolerance(trials: Trials) -> None:
    """Law: edges are left out, the middle is not, and small differences are forgiven."""
    K, L = _kernel(trials, 3, 3), _kernel(trials, 3, 3)
    moves = [(1, -2), (-2, 1)]
    trials.gives((machines.two_layers(K, L), (24, 24), moves), True)
    row, column, spot = np.zeros((3, 16, 16))
    row[8], column[:, 8], spot[8, 8] = 1.0, 1.0, 1.0
    for bias, name in ((row, "row"), (column, "column"), (spot, "pixel")):
        f = machines.place_bias(bias, f"the picture plus 1 in one {name}")
        trials.gives((f, (16, 16), [(1, -1)]), False)
    near, far = machines.rounded(K, 1e-7), machines.rounded(K, 0.01)
    shift = [_shift(trials, 3)]
    trials.gives((near, (16, 16), shift), True)
    trials.gives((far, (16, 16), shift), False)
    seed = pick(trials, 1, 99)
    trials.gives((far, (16, 16), shift, seed, 0.1), True)
    trials.gives((far, (16, 16), shift, seed, 0.0001), False)


def _kept(pictures: list[Any], f: Machine) -> Machine:
    """Keep what a function is called with."""

    def kept(X: Any) -> Any:
        if len(pictures) <= MOST_CALLS:
            pictures.append(X)
        return f(X)

    kept.__name__ = f.__name__
    return kept


def _kind(X: Any) -> str:
    shape = tuple(getattr(X, "shape", ()))
    if isinstance(X, tf.Tensor):
        return f"a {X.dtype.name} tensor of shape {shape}"
    if isinstance(X, np.ndarray):
        return f"a NumPy array of {X.dtype.name} and shape {shape}"
    return f"a {type(X).__name__}"


def kinds_asked(answer: Any, f: Machine, shape: Shape, moves: list[tuple[int, int]]) -> list[Any]:
    """Probe: the verdict, whether the calls are few enough, the kinds of the arguments."""
    pictures: list[Any] = []
    verdict = answer(_kept(pictures, f), shape, moves)
    return [verdict, len(pictures) <= MOST_CALLS, *sorted(set(map(_kind, pictures)))]


def calls(trials: Trials) -> None:
    """Law: the function is asked with float64 tensors of the one shape, and not too often."""
    f = machines.machine("the picture itself", lambda X: X)
    moves = [(dy, dx) for dy in (-3, -1, 0, 2) for dx in (-2, 1, 3)]
    shape = (12, 14)
    outcome = trials.observe(kinds_asked, f, shape, moves)
    expected = [True, True, f"a float64 tensor of shape {shape}"]
    items = outcome.reading.items
    if outcome.kind != "value" or len(items) < 2:
        trials.wrong(f"{trials.tried((f, shape, moves))}: {outcome.text or 'no verdict'}")
        return
    if items[1].array is not None and not items[1].array:
        trials.wrong(f"f was called more than {MOST_CALLS} times for {len(moves)} shifts")
    others = [item.text for item in items[2:] if item.text != expected[2]]
    if others:
        idea = "M9" if any("float32" in text for text in others) else None
        told = f"f must be called with {expected[2]} only, and was called with {others[0]}"
        trials.wrong(told, idea=idea)
    trials.gives((f, shape, moves), True)


def blobs(
    answer: Any, f: Machine, shape: Shape, moves: list[tuple[int, int]], *seeds: int | None
) -> Any:
    """Probe: for each seed after the first, whether f was called with the same pictures."""
    seen: list[bytes] = []
    for seed in seeds:
        pictures: list[Any] = []
        answer(_kept(pictures, f), shape, moves, *(() if seed is None else (seed,)))
        seen.append(b"".join(np.asarray(X).tobytes() for X in pictures))
    return [one == seen[0] for one in seen[1:]]


def manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, seeds count, the cell stands alone."""
    f = machines.convolution(_kernel(trials, 3, 3))
    moves = [(1, 2), (-3, 1)]
    keeps_arguments(trials, (f, (12, 12), moves), True)
    outcome = trials.observe(blobs, f, (12, 12), moves, None, None, 0, 8)
    tried = "whether the pictures of a call without a seed are those of the next, of seed 0, of 8"
    trials.expect_any(outcome, [True, True, False], tried, 0, idea="M122")
    stands_alone(trials, "is_shift_equivariant", call, (f, (12, 12), moves), True)
    repeats(trials)
