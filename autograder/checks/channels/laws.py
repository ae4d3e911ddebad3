"""Laws of lesson 06's functions: what is tried, and what must come out.

Pictures are small, and channels in, channels out, height and width differ wherever a mix-up of two
of them is to be found; the parts that come first keep them equal, so that who mixes up height and
width loses one part and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.channels import right
from autograder.checks.channels.right import Oracle
from autograder.inputs import numbers, pick, tensor
from autograder.laws import (
    keeps_arguments,
    keeps_dtypes,
    repeats,
    stands_alone,
)
from autograder.marking import Law
from autograder.trials import Array, Trials, call

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """The arguments of one call: arrays of these shapes, then others.

    Attributes:
        shapes: of the arrays, which are drawn at random.
        rest: the arguments behind them.
        dtype: of the arrays.
        plain: whether the last array, the biases, is 0.
    """

    shapes: tuple[Shape, ...]
    rest: tuple[Any, ...] = ()
    dtype: str = "float64"
    plain: bool = False

    def draw(self, trials: Trials) -> list[Array]:
        """Draw the arrays."""
        arrays = [numbers(trials, *shape) for shape in self.shapes]
        if self.plain:
            arrays[-1] = np.zeros(self.shapes[-1])
        return arrays


Cases = Callable[[Trials], Sequence[Case]]


def agree(trials: Trials, oracle: Oracle, arrays: Sequence[Array], case: Case) -> None:
    """Note it where the answer gives other numbers for these arrays than the oracle."""
    given = (*(tensor(array, case.dtype) for array in arrays), *case.rest)
    trials.equals(given, oracle(*arrays, *case.rest))


def agrees(oracle: Oracle, cases: Cases) -> Law:
    """Law: right numbers in each of these cases."""

    def law(trials: Trials) -> None:
        for case in cases(trials):
            agree(trials, oracle, case.draw(trials), case)

    return law


def slopes(oracle: Oracle, *cases: Case) -> Law:
    """Law: the tape's gradient by each of the arrays, entry by entry."""

    def law(trials: Trials) -> None:
        for case in cases:
            arrays = case.draw(trials)
            U = numbers(trials, *oracle(*arrays, *case.rest).shape)
            given = (*map(tensor, arrays), *case.rest)
            for wrt in reversed(range(len(arrays))):
                by = right.slope(oracle, arrays, case.rest, wrt, U)
                trials.slopes(given, wrt, tensor(U), by)

    return law


def types(oracle: Oracle, *cases: Case) -> Law:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""

    def law(trials: Trials) -> None:
        for case in cases:
            args = (*case.draw(trials), *case.rest)
            keeps_dtypes(trials, args, oracle, range(len(case.shapes)))

    return law


def misfits(*refused: tuple[str, Case]) -> Law:
    """Law: shapes that do not fit are refused; each comes with the reason."""

    def law(trials: Trials) -> None:
        for why, case in refused:
            given = (*map(tensor, case.draw(trials)), *case.rest)
            shapes = " and ".join(map(str, case.shapes))
            trials.refuses(given, "ValueError", f"{why} (shapes {shapes})", "M12")

    return law


def manners(name: str, oracle: Oracle, case: Case) -> Law:
    """Law: arguments stay, answers repeat, the cell stands alone."""

    def law(trials: Trials) -> None:
        arrays = case.draw(trials)
        keeps_arguments(trials, (*arrays, *case.rest), oracle(*arrays, *case.rest))
        arrays = case.draw(trials)
        given = (*map(tensor, arrays), *case.rest)
        stands_alone(trials, name, call, given, oracle(*arrays, *case.rest))
        repeats(trials)

    return law


# --- 6.1 ----------------------------------------------------------------------------------------


def in_squares(trials: Trials) -> None:
    """Law: right numbers for square pictures and filters, an impulse in one channel among them."""
    for C, n, dtype in ((2, 3, "float32"), (3, 3, "float64"), (2, 4, "float64")):
        case = Case(((C, n, n), (C, 2, 2)), dtype=dtype)
        agree(trials, right.multi_in, case.draw(trials), case)
    case = Case(((3, 3, 3), (3, 2, 2)))
    X, K = case.draw(trials)
    X = np.zeros_like(X)
    X[pick(trials, 0, 2), 1, pick(trials, 0, 2)] = 1
    agree(trials, right.multi_in, (X, K), case)


def in_shapes(trials: Trials) -> None:
    """Law: right numbers for every shape; a channel of zeros and the channels' order are free."""
    n = pick(trials, 3, 4)
    for C, image, kernel in (
        (1, (3, n), (2, 3)),
        (2, (2, n), (2, 2)),
        (3, (n + 1, 3), (3, 2)),
        (4, (2, 3), (1, 1)),
        (2, (1, 1), (1, 1)),
        (3, (2, 3), (2, 3)),
        (2, (1, n), (1, 2)),
        (5, (n, 2), (2, 1)),
    ):
        case = Case(((C, *image), (C, *kernel)))
        agree(trials, right.multi_in, case.draw(trials), case)
    case = Case(((3, 3, 4), (3, 2, 2)))
    X, K = case.draw(trials)
    X[pick(trials, 0, 2)] = 0
    agree(trials, right.multi_in, (X, K), case)
    order = trials.rng.permutation(3)
    agree(trials, right.multi_in, (-np.abs(X)[order], K[order]), case)


MISFITS_IN = (
    ("two channels and three slices", Case(((2, 3, 3), (3, 2, 2)))),
    ("three channels and one slice", Case(((3, 3, 3), (1, 2, 2)))),
    ("one channel and three slices", Case(((1, 3, 3), (3, 2, 2)))),
    ("the filter is higher than the picture", Case(((2, 2, 4), (2, 3, 1)))),
    ("the filter is wider than the picture", Case(((2, 4, 2), (2, 1, 3)))),
    ("a picture without channels", Case(((3, 3), (2, 2)))),
    ("a filter with one axis too few", Case(((2, 3, 3), (2, 2)))),
    ("a filter with one axis too many", Case(((2, 3, 3), (3, 2, 2, 2)))),
    ("a picture with one axis too many", Case(((1, 2, 3, 3), (2, 2, 2)))),
)


# --- 6.2 ----------------------------------------------------------------------------------------


def in_out_squares(trials: Trials) -> Sequence[Case]:
    """List calls without biases on square pictures."""
    return (
        Case(((2, 3, 3), (3, 2, 2, 2)), dtype="float32"),
        Case(((3, 3, 3), (2, 3, 2, 2))),
        Case(((2, 3, 3), (2, 2, 2, 2)), (None,)),
        Case(((3, 4, 4), (4, 3, 3, 3))),
    )


def biases(trials: Trials) -> None:
    """Law: a bias is added to its own map once; a picture of zeros gives the biases alone."""
    for C, O in ((2, 3), (3, 2), (1, 2), (2, 2)):  # noqa: E741 - the course's name
        case = Case(((C, 3, 3), (O, C, 2, 2), (O,)))
        X, K, b = case.draw(trials)
        X = np.zeros_like(X) if C == 2 else X
        agree(trials, right.multi_in_out, (X, K, b), case)
    X, K, b = Case(((2, 2, 2), (3, 2, 2, 2), (3,))).draw(trials)

    def named(answer: Any, X: Any, K: Any, b: Any) -> Any:
        return answer(X, K, b=b)

    given = (tensor(X), tensor(K), tensor(b))
    outcome = trials.observe(named, *given)
    expected = right.multi_in_out(X, K, b)
    trials.expect(outcome, expected, lambda: f"b given by its name, {trials.tried(given)}", 40)


def in_out_shapes(trials: Trials) -> Sequence[Case]:
    """List calls with shapes of every kind, with biases and without."""
    n = pick(trials, 3, 4)
    return (
        Case(((2, 2, n), (1, 2, 2, 1), (1,))),
        Case(((1, n, 3), (2, 1, 1, 2))),
        Case(((3, 2, 3), (4, 3, 1, 1), (4,))),
        Case(((2, n, 2), (3, 2, 3, 2), (3,))),
        Case(((4, 1, 1), (2, 4, 1, 1))),
        Case(((2, 3, 5), (3, 2, 2, 3))),
        Case(((2, n, 4), (3, 2, 1, 2), (3,))),
        Case(((1, 2, 2), (1, 1, 2, 2), (1,))),
    )


_PICTURE, _FILTERS = (2, 3, 3), (3, 2, 2, 2)
MISFITS_IN_OUT = (
    ("one bias for three filters", Case((_PICTURE, _FILTERS, (1,)))),
    ("two biases for three filters", Case((_PICTURE, _FILTERS, (2,)))),
    ("four biases for three filters", Case((_PICTURE, _FILTERS, (4,)))),
    ("three channels and slices for two", Case(((3, 3, 3), _FILTERS))),
    ("three channels and slices for one", Case(((3, 3, 3), (2, 1, 2, 2)))),
    ("one channel and slices for two", Case(((1, 3, 3), _FILTERS))),
    ("the filters are higher than the picture", Case(((2, 2, 4), (2, 2, 3, 1)))),
    ("the filters are wider than the picture", Case(((2, 4, 2), (2, 2, 1, 3)))),
    ("one filter without an axis for the filters", Case((_PICTURE, (2, 2, 2)))),
    ("a picture without channels", Case(((3, 3), (2, 1, 2, 2)))),
    ("a picture with one axis too many", Case(((1, 2, 3, 3), _FILTERS))),
)


# --- 6.7 ----------------------------------------------------------------------------------------


def merged_squares(trials: Trials) -> Sequence[Case]:
    """List pairs of square kernels."""
    return (
        Case(((2, 2), (2, 2)), dtype="float32"),
        Case(((3, 3), (2, 2))),
        Case(((2, 2), (3, 3))),
    )


def merged_shapes(trials: Trials) -> Sequence[Case]:
    """List pairs of kernels of every shape."""
    n = pick(trials, 3, 4)
    return (
        Case(((3, 2), (2, 4))),
        Case(((2, 4), (3, 2))),
        Case(((1, 2), (1, n))),
        Case(((n, 1), (1, 2))),
        Case(((1, 1), (2, 3))),
        Case(((n, 2), (1, 1))),
        Case(((1, n), (n, 1))),
        Case(((1, 1), (1, 1))),
    )


MISFITS_MERGED = (
    ("the first kernel has one axis", Case(((3,), (2, 2)))),
    ("the second kernel has one axis", Case(((2, 2), (3,)))),
    ("the first kernel has three axes", Case(((1, 2, 2), (2, 2)))),
    ("the second kernel has three axes", Case(((2, 2), (2, 2, 1)))),
)
