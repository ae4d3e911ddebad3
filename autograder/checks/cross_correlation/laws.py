"""Laws of lesson 02's functions, 2.1 to 2.5: what is tried, and what must come out.

Images are small because the time of a check is the time of the answer: a loop in TensorFlow takes
0.2 ms a window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.cross_correlation.right import Oracle, matrix, window
from autograder.inputs import numbers, pick, tensor
from autograder.laws import (
    READY_MADE,
    READY_MADE_OPS,
    is_traceable,
    keeps_arguments,
    reads_clean,
    repeats,
    runs_clean,
    stands_alone,
)
from autograder.trials import Trials, call

Sides = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]

VALID: Sides = ((3, 2), (4, 2), (4, 3))
"""Sides of square images and kernels that make few windows: 4, 9 and 4."""
FULL: Sides = ((2, 2), (3, 2), (2, 3))
"""The same where the windows may stick out: 9, 16 and 16."""


# --- laws of the functions of an image and a kernel ---------------------------------------------
# All but ``shapes`` use squares: who takes width for height loses that part and no other.


def squares(oracle: Oracle, sides: Sides = VALID) -> Callable[[Trials], None]:
    """Law: right numbers for square images and kernels, an impulse among them."""

    def law(trials: Trials) -> None:
        for (n, k), dtype in zip(sides, ("float32", "float64", "float64"), strict=True):
            X, K = numbers(trials, n, n), numbers(trials, k, k)
            trials.equals((tensor(X, dtype), tensor(K, dtype)), oracle(X, K))
        n, k = sides[0]
        impulse, K = np.zeros((n, n)), numbers(trials, k, k)
        impulse[n // 2, pick(trials, 0, n - 1)] = 1
        trials.equals((tensor(impulse), tensor(K)), oracle(impulse, K))

    return law


def shapes(oracle: Oracle, sides: Sides = VALID) -> Callable[[Trials], None]:
    """Law: right numbers for shapes of every kind; for ``FULL`` also kernels beyond the image."""

    def law(trials: Trials) -> None:
        n = pick(trials, 3, 4)
        sizes = [((2, 3), (1, 1)), ((1, 1), (1, 1)), ((1, n), (1, 2)), ((n, 2), (2, 1))]
        if sides == FULL:
            sizes += [((1, n), (2, 2)), ((1, 2), (2, 3)), ((2, 1), (1, 3)), ((2, 3), (2, 3))]
        else:
            sizes += [((2, n), (2, 2)), ((3, n + 1), (2, 3)), ((n + 1, 3), (3, 2))]
            sizes += [((6, 7), (4, 6)), ((2, n), (2, n))]
        for image, kernel in sizes:
            X, K = numbers(trials, *image), numbers(trials, *kernel)
            trials.equals((tensor(X), tensor(K)), oracle(X, K))
        X, K = -np.abs(numbers(trials, 3, 2)), numbers(trials, 2, 1)
        trials.equals((tensor(X), tensor(K)), oracle(X, K))

    return law


def slopes(oracle: Oracle, by_X: Any, by_K: Any, n: int = 3) -> Callable[[Trials], None]:
    """Law: the tape's gradients are the closed forms ``by_X(X, K, U)`` and ``by_K(X, K, U)``."""

    def law(trials: Trials) -> None:
        X, K = numbers(trials, n, n), numbers(trials, 2, 2)
        U = numbers(trials, *oracle(X, K).shape)
        given = (tensor(X), tensor(K))
        trials.slopes(given, 1, tensor(U), by_K(X, K, U))
        trials.slopes(given, 0, tensor(U), by_X(X, K, U))

    return law


def types(oracle: Oracle, *rest: int, n: int = 3) -> Callable[[Trials], None]:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""

    def law(trials: Trials) -> None:
        for dtype in ("float64", "float32"):
            X, K = trials.rng.normal(size=(n, n)), trials.rng.normal(size=(2, 2))
            given = (tensor(X, dtype), tensor(K, dtype), *rest)
            trials.equals(given, oracle(X, K), dtype)
        X, K = numbers(trials, n, n), numbers(trials, 2, 2)
        trials.equals((X.tolist(), K.tolist(), *rest), oracle(X, K))  # a list has no dtype to keep
        whole = trials.rng.integers(1, 9, (3, 3)), trials.rng.integers(1, 9, (2, 2))
        why = "whole numbers where floats are expected"
        for given in (
            (tensor(whole[0], "int32"), tensor(whole[1], "int32")),
            (whole[0].tolist(), whole[1].tolist()),
            (tensor(whole[0], "int64"), tensor(whole[1])),
            (tensor(whole[0]), tensor(whole[1], "int64")),
            (whole[0] > 4, whole[1].astype(np.float64)),
        ):
            trials.refuses((*given, *rest), "TypeError", why, "M63")

    return law


def refused_ranks(trials: Trials, *rest: int) -> None:
    """Note it where an image or a kernel without two axes is taken."""
    for image, kernel in (((5,), (2, 2)), ((2, 3, 3), (2, 2)), ((3, 3), (2,))):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *kernel)))
        why = f"shapes {image} and {kernel} have not two axes each"
        trials.refuses((*given, *rest), "ValueError", why, "M12")


def misfits(trials: Trials) -> None:
    """Law: a kernel larger than the image in either axis is refused, and so is a wrong rank."""
    n = pick(trials, 2, 3)
    for image, kernel in (((2, n), (3, 1)), ((n, 2), (1, 3)), ((2, 2), (3, 3))):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *kernel)))
        why = f"a kernel of shape {kernel} does not fit into an image of shape {image}"
        trials.refuses(given, "ValueError", why, "M12")
    refused_ranks(trials)


def manners(
    name: str, oracle: Oracle, *, traced: bool = False, n: int = 3
) -> Callable[[Trials], None]:
    """Law: arguments stay, answers repeat, the cell stands alone and, if asked, can be traced."""

    def law(trials: Trials) -> None:
        X, K = numbers(trials, n, n), numbers(trials, 2, 2)
        keeps_arguments(trials, (X, K), oracle(X, K))
        X, K = numbers(trials, 2, 2), numbers(trials, 1, 1)
        given = (tensor(X), tensor(K))
        if traced:
            is_traceable(trials, given, oracle(X, K))
        stands_alone(trials, name, call, given, oracle(X, K))
        repeats(trials)

    return law


# --- 2.1 ----------------------------------------------------------------------------------------


def window_squares(trials: Trials) -> None:
    """Law: right sums for square images and kernels."""
    for n, k, dtype in ((3, 2, "float32"), (3, 2, "float64"), (4, 2, "float64"), (5, 3, "float64")):
        X, K = numbers(trials, n, n), numbers(trials, k, k)
        i, j = pick(trials, 0, n - k), pick(trials, 0, n - k)
        trials.equals((tensor(X, dtype), tensor(K, dtype), i, j), window(X, K, i, j))
    trials.equals((tensor(X), tensor(K), 0, 1), window(X, K, 0, 1))


def window_shapes(trials: Trials) -> None:
    """Law: right sums for shapes of every kind, at random places and the last one."""
    sizes = [((3, 6), (2, 3)), ((6, 3), (3, 2)), ((4, 5), (1, 3)), ((5, 4), (3, 1))]
    sizes += [((3, 5), (3, 5)), ((2, 7), (1, 1)), ((1, 1), (1, 1))]
    for n, (image, kernel) in enumerate(sizes):
        X, K = numbers(trials, *image), numbers(trials, *kernel)
        last = (image[0] - kernel[0], image[1] - kernel[1])
        place = last if n % 2 else (pick(trials, 0, last[0]), pick(trials, 0, last[1]))
        trials.equals((tensor(X), tensor(K), *place), window(X, K, *place))


def window_slopes(trials: Trials) -> None:
    """Law: the gradients are the kernel in its place, and the window."""
    X, K, up = numbers(trials, 4, 4), numbers(trials, 2, 2), numbers(trials)
    i, j = pick(trials, 0, 2), pick(trials, 0, 2)
    by_X = np.zeros_like(X)
    by_X[i : i + 2, j : j + 2] = K * up
    given = (tensor(X), tensor(K), i, j)
    trials.slopes(given, 1, tensor(up), X[i : i + 2, j : j + 2] * up)
    trials.slopes(given, 0, tensor(up), by_X)


def window_misfits(trials: Trials) -> None:
    """Law: a window that leaves the image on any side is refused, and so is a wrong rank."""
    H, W = pick(trials, 4, 5), pick(trials, 4, 5)
    X, K = tensor(numbers(trials, H, W)), tensor(numbers(trials, 2, 2))
    for i, j in ((H - 1, 0), (0, W - 1), (H + 2, 1)):
        why = f"a 2 by 2 window at row {i} and column {j} leaves an image of shape {(H, W)}"
        trials.refuses((X, K, i, j), "ValueError", why, "M12")
    for i, j in ((-3, 0), (0, -3), (-1, 1), (1, -1)):
        why = f"row {i}, column {j} is outside of the image"
        trials.refuses((X, K, i, j), "ValueError", why, "M57")
    refused_ranks(trials, 0, 0)


def window_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, K = numbers(trials, 4, 4), numbers(trials, 2, 2)
    keeps_arguments(trials, (X, K, 1, 1), window(X, K, 1, 1))
    stands_alone(trials, "window_sum", call, (tensor(X), tensor(K), 0, 2), window(X, K, 0, 2))
    repeats(trials)


# --- 2.5 ----------------------------------------------------------------------------------------


def matrix_squares(trials: Trials) -> None:
    """Law: the right matrix for square images and kernels."""
    for n, k, dtype in ((3, 2, "float32"), (3, 2, "float64"), (4, 2, "float64"), (4, 3, "float64")):
        K = numbers(trials, k, k)
        trials.equals((tensor(K, dtype), (n, n)), matrix(K, (n, n)))


def matrix_shapes(trials: Trials) -> None:
    """Law: the right matrix for shapes of every kind."""
    n = pick(trials, 3, 4)
    for kernel, shape in (
        ((2, 2), (2, n)),
        ((2, 2), (n, 2)),
        ((1, 2), (2, n)),
        ((2, 1), (n, 2)),
        ((2, 3), (3, 4)),
        ((3, 2), (4, 3)),
        ((2, n), (2, n)),
        ((1, 1), (2, 3)),
        ((1, 2), (1, n)),
        ((2, 1), (n, 1)),
        ((1, 1), (1, 1)),
    ):
        K = numbers(trials, *kernel)
        trials.equals((tensor(K), shape), matrix(K, shape))


def matrix_slopes(trials: Trials) -> None:
    """Law: the gradient by the kernel, entry by entry."""
    for kernel, shape in (((2, 2), (3, 3)), ((1, 1), (2, 2))):
        K = numbers(trials, *kernel)
        U = numbers(trials, *matrix(K, shape).shape)
        by_K = np.zeros_like(K)
        for a, b in np.ndindex(*kernel):
            one = np.zeros_like(K)
            one[a, b] = 1
            by_K[a, b] = (matrix(one, shape) * U).sum()
        trials.slopes((tensor(K), shape), 0, tensor(U), by_K)


def matrix_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    for dtype in ("float64", "float32"):
        K = trials.rng.normal(size=(2, 2))
        trials.equals((tensor(K, dtype), (3, 3)), matrix(K, (3, 3)), dtype)
    K = numbers(trials, 2, 2)
    trials.equals((K.tolist(), (3, 3)), matrix(K, (3, 3)))  # a list has no dtype to keep
    whole = trials.rng.integers(1, 9, (2, 2))
    for given in (tensor(whole, "int32"), whole.tolist(), whole > 4):
        why = "whole numbers where floats are expected"
        trials.refuses((given, (3, 3)), "TypeError", why, "M63")


def matrix_misfits(trials: Trials) -> None:
    """Law: a kernel larger than the shape in either axis is refused, and so is a wrong rank."""
    for kernel, shape in (((3, 1), (2, 4)), ((1, 3), (4, 2)), ((3, 3), (2, 2))):
        why = f"a kernel of shape {kernel} does not fit into an image of shape {shape}"
        trials.refuses((tensor(numbers(trials, *kernel)), shape), "ValueError", why, "M12")
    for flat in ((2,), (2, 2, 2)):
        why = f"a kernel of shape {flat} has not two axes"
        trials.refuses((tensor(numbers(trials, *flat)), (3, 3)), "ValueError", why, "M12")


def matrix_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    K = numbers(trials, 2, 2)
    keeps_arguments(trials, (K, (3, 3)), matrix(K, (3, 3)))
    stands_alone(trials, "corr_matrix", call, (tensor(K), (3, 3)), matrix(K, (3, 3)))
    repeats(trials)


# --- the rule of 2.2 ----------------------------------------------------------------------------


_RULE = "Not allowed here: tf.nn.conv2d or any other ready-made convolution."


def no_ready_made_names(trials: Trials) -> None:
    """Law: no ready-made convolution in the source."""
    reads_clean(trials, _RULE, READY_MADE)


def no_ready_made_ops(trials: Trials) -> None:
    """Law: no ready-made convolution among the operations that run."""
    given = (tensor(numbers(trials, 2, 3)), tensor(numbers(trials, 2, 2)))
    runs_clean(trials, _RULE, READY_MADE_OPS, given)
