"""Laws of lesson 08's exercises that only count, 8.4 and 8.6.

A right number of another type than a Python int loses the part on types and no other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.checks.dense_and_convolution import right
from autograder.inputs import pick
from autograder.laws import repeats, stands_alone
from autograder.trials import Outcome, Reading, Trials, call

Law = Callable[[Trials], None]
COUNTS = (right.unshared, right.shared)
HEADS = ("flatten", "gap", "conv")


def _number(reading: Reading) -> float | int | None:
    """Give the number that a reading holds, of whatever type; None where it holds none."""
    array = reading.array
    if array is None or array.size != 1 or array.dtype.kind not in "iufO":
        return None
    number: float | int = array.item()
    return number


def _judge(trials: Trials, found: Reading, outcome: Outcome, args: Any, expected: int) -> None:
    """Note it where a number is not the one expected, whatever its type."""
    number = _number(found)
    if number is None or number != expected:
        got = "no number" if number is None else f"{number}"
        got = got if outcome.kind == "value" else outcome.text
        trials.wrong(f"{trials.tried(args)}: expected {expected}, got {got}", sum(args))


# --- 8.4 ------------------------------------------------------------------------------------------


def _count(trials: Trials, nth: int, args: tuple[int, ...]) -> None:
    one = trials.of(nth)
    outcome = one.observe(call, *args)
    _judge(one, outcome.reading, outcome, args, COUNTS[nth](*args))


def square_counts(trials: Trials) -> None:
    """Law: right counts for square outputs and kernels with as many filters as channels."""
    for _ in range(3):
        side, k, C = pick(trials, 3, 9), pick(trials, 2, 5), pick(trials, 2, 6)
        for nth in (0, 1):
            _count(trials, nth, (side, side, k, k, C, C))


def other_counts(trials: Trials) -> None:
    """Law: right counts for sizes of every kind, each of them different from the others."""
    for _ in range(4):
        h, w, kh, kw, cin, cout = (int(n) for n in trials.rng.permutation(range(2, 15))[:6])
        for nth in (0, 1):
            _count(trials, nth, (h, w, kh, kw, cin, cout))
    for args in ((1, 1, 1, 1, 1, 1), (1, 5, 1, 2, 1, 3), (7, 1, 3, 1, 4, 1)):
        for nth in (0, 1):
            _count(trials, nth, args)


def count_types(trials: Trials) -> None:
    """Law: Python ints come back, exact for large layers too."""
    for args in ((3, 4, 2, 5, 6, 7), (1009, 1013, 11, 7, 257, 509)):
        for nth in (0, 1):
            trials.of(nth).gives(args, COUNTS[nth](*args))


def count_manners(trials: Trials) -> None:
    """Law: answers repeat, the cell stands alone."""
    args = (4, 5, 2, 3, 6, 7)
    stands_alone(trials.of(0), "unshared_params", call, args, right.unshared(*args))
    stands_alone(trials.of(1), "shared_params", call, args, right.shared(*args))
    repeats(trials)


# --- 8.6 ------------------------------------------------------------------------------------------


def head(key: str) -> Law:
    """Make the law of one head: right counts for maps of every shape."""

    def law(trials: Trials) -> None:
        args = [tuple(int(n) for n in trials.rng.permutation(range(2, 12))[:4]) for _ in range(4)]
        for given in (*args, (5, 5, 3, 3), (1, 1, 4, 2), (2, 3, 1, 1)):
            outcome = trials.observe(call, *given)
            if outcome.kind == "value" and outcome.reading.kind != "mapping":
                trials.wrong(f"{trials.tried(given)}: expected a dict", sum(given))
                continue
            found = dict(zip(outcome.reading.keys, outcome.reading.items, strict=False))
            entry = found.get(repr(key), Reading("none"))
            _judge(trials, entry, outcome, given, right.heads(*given)[key])

    return law


def head_form(trials: Trials) -> None:
    """Law: exactly the three keys, and Python ints, exact for large maps too."""
    for args in ((4, 5, 3, 7), (1009, 1013, 517, 1000)):
        trials.gives(args, right.heads(*args))


def head_manners(trials: Trials) -> None:
    """Law: answers repeat, the cell stands alone."""
    args = (3, 4, 5, 6)
    stands_alone(trials, "head_params", call, args, right.heads(*args))
    repeats(trials)
