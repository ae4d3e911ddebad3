"""Laws of lesson 08's exercises on windows of pictures, 8.5 and 8.7.

Square cases come first and alone, so that who swaps axes loses the part on shapes and no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from autograder.checks.dense_and_convolution import right
from autograder.checks.dense_and_convolution.laws import misfit
from autograder.inputs import numbers, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, repeats, stands_alone
from autograder.trials import Array, Trials, call

# --- 8.5 ------------------------------------------------------------------------------------------


def _places(trials: Trials, x: Sequence[int], k: Sequence[int], filters: int) -> list[Array]:
    oh, ow = x[1] - k[0] + 1, x[2] - k[1] + 1
    W = numbers(trials, oh, ow, *k, x[3], filters)
    return [numbers(trials, *x), W, numbers(trials, oh, ow, filters)]


def _local(trials: Trials, x: Sequence[int], k: Sequence[int], filters: int, dtype: str) -> None:
    given = _places(trials, x, k, filters)
    trials.equals(tuple(tensor(one, dtype) for one in given), right.local(*given))


def local_squares(trials: Trials) -> None:
    """Law: right numbers for one square picture with square kernels."""
    for x, k, filters, dtype in (
        ((1, 3, 3, 1), (2, 2), 1, "float32"),
        ((1, 3, 3, 1), (2, 2), 2, "float64"),
        ((1, 3, 3, 2), (2, 2), 1, "float64"),
        ((1, 3, 3, 2), (2, 2), 2, "float64"),
    ):
        _local(trials, x, k, filters, dtype)


def local_shapes(trials: Trials) -> None:
    """Law: right numbers for batches of different pictures, and for shapes of every kind."""
    for x, k, filters in (
        ((3, 3, 3, 1), (2, 2), 1),
        ((2, 3, 4, 2), (2, 3), 3),
        ((2, 4, 3, 3), (3, 2), 2),
        ((2, 1, 4, 1), (1, 2), 2),
        ((1, 4, 1, 2), (2, 1), 1),
        ((2, 2, 3, 2), (1, 1), 3),
        ((3, 2, 3, 2), (2, 3), 2),
        ((1, 1, 1, 1), (1, 1), 1),
    ):
        _local(trials, x, k, filters, "float64")


def local_slopes(trials: Trials) -> None:
    """Law: the gradients reach x, W and b."""
    x, W, b = _places(trials, (2, 3, 3, 1), (2, 2), 2)
    U = numbers(trials, 2, 2, 2, 2)
    given = (tensor(x), tensor(W), tensor(b))
    by_x = right.slope(lambda x: right.local(x, W, b), x.shape, U)
    by_W = right.slope(lambda W: right.local(x, W, b), W.shape, U)
    for wrt, expected in enumerate((by_x, by_W, U.sum(axis=0))):
        trials.slopes(given, wrt, tensor(U), expected)


def local_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    given = tuple(_places(trials, (1, 3, 3, 1), (2, 2), 1))
    keeps_dtypes(trials, given, right.local, (0, 1, 2))


def local_misfits(trials: Trials) -> None:
    """Law: other numbers of places, channels, biases and axes are refused."""
    x, W, b = _places(trials, (2, 3, 4, 2), (2, 2), 2)
    for shape in ((2, 4, 4, 2), (2, 3, 5, 2), (2, 2, 4, 2), (2, 3, 3, 2), (2, 4, 3, 2)):
        why = f"W has 2 by 3 places for kernels of 2 × 2 and x the shape {shape}"
        misfit(trials, (numbers(trials, *shape), W, b), why)
    for channels in (1, 3):
        why = f"W has 2 channels and x has {channels}"
        misfit(trials, (numbers(trials, 2, 3, 4, channels), W, b), why)
    for wrong in ((2,), (2, 3, 1), (3, 2, 2), (1, 1, 2), (2, 3, 4)):
        why = f"W has 2 by 3 places and 2 filters, and b has shape {wrong}"
        misfit(trials, (x, W, numbers(trials, *wrong)), why)
    misfit(trials, (x[0], W, b), "x has three axes and not four")
    misfit(trials, (x, W[0], b), "W has five axes and not six")


def local_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    given = tuple(_places(trials, (1, 3, 3, 1), (2, 2), 1))
    expected = right.local(*given)
    keeps_arguments(trials, given, expected)
    tensors = tuple(map(tensor, given))
    stands_alone(trials, "locally_connected2d", call, tensors, expected)
    repeats(trials)


# --- 8.7 ------------------------------------------------------------------------------------------


def _slid(trials: Trials, k: Sequence[int], x: Sequence[int], dtype: str = "float64") -> None:
    head, pictures = numbers(trials, *k), numbers(trials, *x)
    given = (tensor(head, dtype), tensor(pictures, dtype))
    trials.equals(given, right.slid(head, pictures))


def slid_squares(trials: Trials) -> None:
    """Law: the right class map for one square picture and a square head."""
    _slid(trials, (2, 2, 1, 1), (1, 3, 3, 1), "float32")
    _slid(trials, (2, 2, 1, 2), (1, 4, 4, 1))
    _slid(trials, (2, 2, 2, 2), (1, 3, 3, 2))
    _slid(trials, (3, 3, 1, 2), (1, 5, 5, 1))


def slid_shapes(trials: Trials) -> None:
    """Law: the right class map for batches and shapes of every kind."""
    for k, x in (
        ((2, 2, 1, 2), (3, 3, 3, 1)),
        ((2, 3, 2, 3), (2, 4, 6, 2)),
        ((3, 2, 3, 1), (2, 6, 4, 3)),
        ((2, 3, 2, 4), (2, 2, 3, 2)),
        ((1, 1, 2, 3), (1, 2, 4, 2)),
        ((1, 3, 1, 2), (1, 4, 3, 1)),
        ((3, 1, 3, 2), (1, 4, 2, 3)),
        ((1, 1, 1, 1), (1, 1, 1, 1)),
    ):
        _slid(trials, k, x)


def slid_slopes(trials: Trials) -> None:
    """Law: the gradients reach the head and the pictures."""
    k, x = numbers(trials, 2, 2, 1, 2), numbers(trials, 1, 3, 3, 1)
    U = numbers(trials, 1, 2, 2, 2)
    given = (tensor(k), tensor(x))
    by_k = right.slope(lambda k: right.slid(k, x), k.shape, U)
    trials.slopes(given, 0, tensor(U), by_k)
    trials.slopes(given, 1, tensor(U), right.slope(lambda x: right.slid(k, x), x.shape, U))


def slid_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    given = (numbers(trials, 2, 2, 1, 2), numbers(trials, 1, 3, 3, 1))
    keeps_dtypes(trials, given, right.slid, (0, 1))


def slid_misfits(trials: Trials) -> None:
    """Law: small pictures, other channels and other numbers of axes are refused."""
    k = numbers(trials, 3, 2, 2, 1)
    for shape in ((1, 2, 2, 2), (1, 3, 1, 2), (6, 1, 1, 2), (2, 2, 4, 2)):
        misfit(trials, (k, numbers(trials, *shape)), f"pictures {shape} are smaller than the head")
    for channels in (1, 4, 6):
        why = f"the head has 2 channels and the pictures {channels}"
        misfit(trials, (k, numbers(trials, 1, 4, 4, channels)), why)
    misfit(trials, (k, numbers(trials, 4, 4, 2)), "the pictures have three axes and not four")
    pictures = numbers(trials, 1, 4, 4, 2)
    misfit(trials, (numbers(trials, 2, 2, 2), pictures), "the head has three axes and not four")


def slid_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    k, x = numbers(trials, 2, 2, 1, 2), numbers(trials, 1, 3, 3, 1)
    keeps_arguments(trials, (k, x), right.slid(k, x))
    stands_alone(trials, "sliding_head", call, (tensor(k), tensor(x)), right.slid(k, x))
    repeats(trials)
