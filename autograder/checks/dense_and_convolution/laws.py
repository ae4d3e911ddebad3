"""Laws of lesson 08's exercises on weights, 8.1 to 8.3: what is tried, and what must come out.

Square cases come first and alone where the axes could be confused, so that who swaps them loses
the part on shapes and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.dense_and_convolution import right
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, repeats, stands_alone
from autograder.trials import Array, Trials, call


def misfit(trials: Trials, args: tuple[Any, ...], why: str) -> None:
    """Note it where shapes that do not fit are taken."""
    given = tuple(tensor(arg) if isinstance(arg, np.ndarray) else arg for arg in args)
    trials.refuses(given, "ValueError", why, "M12")


# --- 8.1 ------------------------------------------------------------------------------------------


def _dense(trials: Trials, shape: tuple[int, ...], units: int) -> tuple[Array, Array]:
    return numbers(trials, int(np.prod(shape)), units), numbers(trials, units)


def _large(trials: Trials, shape: tuple[int, int, int], units: int, dtype: str) -> None:
    W, b = _dense(trials, shape, units)
    given = (tensor(W, dtype), tensor(b, dtype), shape)
    trials.of(0).gives(given, [right.kernel_of_dense(W, shape), b])


def large_squares(trials: Trials) -> None:
    """Law: right kernels for square pictures of one and two channels."""
    for shape, dtype in (((2, 2, 1), "float32"), ((3, 3, 1), "float64"), ((2, 2, 2), "float64")):
        _large(trials, shape, pick(trials, 3, 4), dtype)


def large_shapes(trials: Trials) -> None:
    """Law: right kernels for pictures of every shape."""
    shapes = [(2, 3, 1), (3, 2, 2), (1, 4, 3), (4, 1, 2), (2, 3, 4), (1, 1, 3), (1, 1, 1)]
    for shape in shapes:
        _large(trials, shape, pick(trials, 1, 3), "float64")
    _large(trials, (3, 2, 3), 1, "float64")


def small_kernels(trials: Trials) -> None:
    """Law: the kernel of 1 × 1 has an input channel for each row."""
    for rows, units, dtype in ((4, 2, "float32"), (3, 3, "float64"), (6, 1, "float64")):
        W, b = _dense(trials, (rows,), units)
        trials.of(1).gives((tensor(W, dtype), tensor(b, dtype)), [W[None, None], b])
    W, b = _dense(trials, (1,), 2)
    trials.of(1).gives((tensor(W), tensor(b)), [W[None, None], b])


def dense_slopes(trials: Trials) -> None:
    """Law: the gradients of both functions reach W and b."""
    shape = (2, 2, 1)
    W, b = _dense(trials, shape, 2)
    U = numbers(trials, 2, 2, 1, 2)
    given, up = (tensor(W), tensor(b)), tensor(numbers(trials, 2))
    expected = right.slope(lambda W: right.kernel_of_dense(W, shape), W.shape, U)
    trials.of(0).slopes((*given, shape), 0, tensor(U), expected, 0)
    trials.of(0).slopes((*given, shape), 1, up, up.numpy(), 1)
    U = numbers(trials, 1, 1, 4, 2)
    trials.of(1).slopes(given, 0, tensor(U), U[0, 0], 0)
    trials.of(1).slopes(given, 1, up, up.numpy(), 1)


def dense_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused, in both functions."""
    shape = (2, 2, 1)
    W, b = _dense(trials, shape, 2)
    given = (W, b, shape)
    keeps_dtypes(trials.of(0), given, lambda W, b, s: [right.kernel_of_dense(W, s), b], (0, 1))
    keeps_dtypes(trials.of(1), (W, b), lambda W, b: [W[None, None], b], (0, 1))


def dense_misfits(trials: Trials) -> None:
    """Law: pictures and biases that do not fit the matrix are refused."""
    W, b = _dense(trials, (2, 2, 1), 3)
    large, small = trials.of(0), trials.of(1)
    for shape in ((2, 3, 1), (2, 1, 1), (2, 2, 2)):
        misfit(large, (W, b, shape), f"W has 4 rows and a picture {shape} not as many numbers")
    for one, rest in ((large, ((2, 2, 1),)), (small, ())):
        for wrong in ((2,), (4,), (1,), (3, 1)):
            why = f"W has 3 columns and b has shape {wrong}"
            misfit(one, (W, numbers(trials, *wrong), *rest), why)
        for axes in ((4,), (2, 2, 3)):
            why = f"W has shape {axes} and not two axes"
            misfit(one, (numbers(trials, *axes), b, *rest), why)


def dense_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    shape = (2, 2, 1)
    W, b = _dense(trials, shape, 2)
    large, small = [right.kernel_of_dense(W, shape), b], [W[None, None], b]
    keeps_arguments(trials.of(0), (W, b, shape), large)
    keeps_arguments(trials.of(1), (W, b), small)
    given = (tensor(W), tensor(b))
    stands_alone(trials.of(0), "dense_to_conv", call, (*given, shape), large)
    stands_alone(trials.of(1), "dense_to_conv1x1", call, given, small)
    repeats(trials)


# --- 8.2 ------------------------------------------------------------------------------------------


def _torch(trials: Trials, shape: tuple[int, int, int], units: int, dtype: str) -> None:
    W, b = numbers(trials, units, int(np.prod(shape))), numbers(trials, units)
    given = (tensor(W, dtype), tensor(b, dtype), shape)
    trials.gives(given, [right.kernel_of_torch(W, shape), b])


def torch_one_channel(trials: Trials) -> None:
    """Law: right kernels for square pictures of one channel."""
    for side, units, dtype in ((2, 2, "float32"), (2, 4, "float64"), (3, 2, "float64")):
        _torch(trials, (1, side, side), units, dtype)
    _torch(trials, (1, 2, 2), 1, "float64")


def torch_channels(trials: Trials) -> None:
    """Law: right kernels for square pictures of several channels."""
    for channels, side, units in ((2, 2, 2), (3, 2, 2), (2, 3, 1), (2, 2, 8)):
        _torch(trials, (channels, side, side), units, "float64")


def torch_shapes(trials: Trials) -> None:
    """Law: right kernels for pictures of every shape."""
    for shape in ((1, 2, 3), (2, 3, 2), (3, 1, 4), (2, 4, 1), (4, 2, 3), (3, 1, 1), (1, 1, 1)):
        _torch(trials, shape, pick(trials, 1, 4), "float64")


def torch_slopes(trials: Trials) -> None:
    """Law: the gradients reach W_torch and b."""
    shape = (2, 2, 2)
    W, b, U = numbers(trials, 2, 8), numbers(trials, 2), numbers(trials, 2, 2, 2, 2)
    expected = right.slope(lambda W: right.kernel_of_torch(W, shape), W.shape, U)
    given, up = (tensor(W), tensor(b), shape), numbers(trials, 2)
    trials.slopes(given, 0, tensor(U), expected, 0)
    trials.slopes(given, 1, tensor(up), up, 1)


def torch_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    given = (numbers(trials, 2, 4), numbers(trials, 2), (1, 2, 2))
    keeps_dtypes(trials, given, lambda W, b, s: [right.kernel_of_torch(W, s), b], (0, 1))


def torch_misfits(trials: Trials) -> None:
    """Law: pictures and biases that do not fit the matrix are refused."""
    W, b = numbers(trials, 3, 4), numbers(trials, 3)
    for shape in ((1, 2, 3), (1, 2, 1), (2, 2, 2)):
        why = f"W_torch has 4 columns and a picture {shape} not as many numbers"
        misfit(trials, (W, b, shape), why)
    for wrong in ((2,), (4,), (1,), (1, 3)):
        why = f"W_torch has 3 rows and b has shape {wrong}"
        misfit(trials, (W, numbers(trials, *wrong), (1, 2, 2)), why)
    for axes in ((4,), (3, 2, 2)):
        why = f"W_torch has shape {axes} and not two axes"
        misfit(trials, (numbers(trials, *axes), b, (1, 2, 2)), why)


def torch_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    W, b, shape = numbers(trials, 2, 8), numbers(trials, 2), (2, 2, 2)
    expected = [right.kernel_of_torch(W, shape), b]
    keeps_arguments(trials, (W, b, shape), expected)
    given = (tensor(W), tensor(b), shape)
    stands_alone(trials, "port_torch_linear", call, given, expected)
    repeats(trials)


# --- 8.3 ------------------------------------------------------------------------------------------


def _conv(
    trials: Trials, k: Sequence[int], shape: Any, stride: Any, padding: Any, dtype: str = "float64"
) -> None:
    kernel, b = numbers(trials, *k), numbers(trials, k[3])
    given = (tensor(kernel, dtype), tensor(b, dtype), shape, stride, padding)
    trials.gives(given, right.dense_of_conv(kernel, b, shape, stride, padding))


def conv_squares(trials: Trials) -> None:
    """Law: the right matrix for square pictures and kernels, valid windows, stride 1."""
    for side, k, channels, filters, dtype in (
        (3, 2, 1, 1, "float32"),
        (4, 3, 1, 1, "float64"),
        (3, 2, 2, 1, "float64"),
        (3, 2, 1, 2, "float64"),
        (3, 2, 2, 3, "float64"),
    ):
        _conv(trials, (k, k, channels, filters), (side, side, channels), 1, "VALID", dtype)


def conv_shapes(trials: Trials) -> None:
    """Law: the right matrix for pictures and kernels of every shape."""
    for k, shape in (
        ((1, 2, 1, 1), (1, 4, 1)),
        ((2, 1, 1, 2), (4, 1, 1)),
        ((2, 3, 2, 1), (3, 5, 2)),
        ((3, 2, 1, 2), (5, 3, 1)),
        ((1, 1, 3, 2), (2, 3, 3)),
        ((2, 3, 2, 3), (2, 3, 2)),
        ((3, 1, 4, 1), (3, 2, 4)),
        ((1, 1, 1, 1), (1, 1, 1)),
    ):
        _conv(trials, k, shape, 1, "VALID")


def conv_strides(trials: Trials) -> None:
    """Law: the right matrix for strides of both kinds, also where the last pixels are skipped."""
    for k, shape, stride in (
        ((2, 2, 1, 1), (4, 4, 1), 2),
        ((2, 2, 1, 2), (5, 5, 1), 2),
        ((1, 1, 2, 1), (3, 4, 2), 3),
        ((2, 2, 1, 1), (4, 5, 1), (2, 1)),
        ((2, 2, 2, 1), (4, 5, 2), (1, 3)),
    ):
        _conv(trials, k, shape, stride, "VALID")
    _conv(trials, (2, 1, 1, 1), (5, 4, 1), [2, 3], "VALID", "float32")


def conv_paddings(trials: Trials) -> None:
    """Law: the right matrix for paddings of all four kinds; even kernels, strides, no padding."""
    k = (2, 2, 1, 1)
    for shape, kernel, stride, padding in (
        ((3, 3, 1), (3, 3, 1, 1), 1, "SAME"),
        ((3, 4, 1), k, 1, "SAME"),
        ((4, 5, 1), (4, 3, 1, 1), 1, "SAME"),
        ((4, 5, 2), (3, 2, 2, 2), 2, "SAME"),
        ((6, 3, 1), (3, 3, 1, 1), (2, 1), "SAME"),
        ((4, 4, 1), (1, 1, 1, 2), 3, "SAME"),
        ((6, 5, 1), (1, 1, 1, 1), 3, "SAME"),
        ((5, 6, 1), (1, 2, 1, 1), 4, "SAME"),
        ((2, 3, 1), (4, 1, 1, 1), 1, "SAME"),
        ((3, 2, 1), (2, 2, 1, 2), 1, 1),
        ((3, 4, 1), (3, 3, 1, 1), 2, 2),
        ((3, 3, 1), k, 1, 0),
        ((3, 4, 1), (2, 3, 1, 1), 1, ((1, 0), (0, 2))),
        ((2, 2, 2), (3, 2, 2, 1), (1, 2), [[0, 2], [1, 0]]),
        ((1, 2, 1), (3, 1, 1, 1), 1, ((1, 1), (0, 0))),
    ):
        _conv(trials, kernel, shape, stride, padding)
    for padding in ("SAME", 1):
        _conv(trials, k, (3, 2, 1), 2, padding, "float32")


def conv_slopes(trials: Trials) -> None:
    """Law: the gradients reach the kernel and the bias."""
    shape = (3, 3, 1)
    k, b = numbers(trials, 2, 2, 1, 2), numbers(trials, 2)
    U, up = numbers(trials, 9, 8), numbers(trials, 8)
    expected = right.slope(lambda k: right.matrix(k, shape, 1, "VALID")[0], k.shape, U)
    given = (tensor(k), tensor(b), shape, 1, "VALID")
    trials.slopes(given, 0, tensor(U), expected, 0)
    trials.slopes(given, 1, tensor(up), up.reshape(4, 2).sum(axis=0), 1)
    shape, rest = (3, 3, 1), (1, "SAME")
    k, b, U = numbers(trials, 3, 3, 1, 1), numbers(trials, 1), numbers(trials, 9, 9)
    expected = right.slope(lambda k: right.matrix(k, shape, *rest)[0], k.shape, U)
    trials.slopes((tensor(k), tensor(b), shape, *rest), 0, tensor(U), expected, 0)


def conv_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    given = (numbers(trials, 2, 2, 1, 2), numbers(trials, 2), (3, 3, 1), 1, "VALID")
    keeps_dtypes(trials, given, right.dense_of_conv, (0, 1))


def conv_misfits(trials: Trials) -> None:
    """Law: kernels that fit nowhere, other channels, other biases and ranks are refused."""
    k, b = numbers(trials, 2, 2, 2, 3), numbers(trials, 3)
    for shape, padding in (((1, 4, 2), "VALID"), ((4, 1, 2), "VALID"), ((1, 1, 2), 0)):
        why = f"a kernel of 2 × 2 does not fit into pictures of shape {shape}"
        misfit(trials, (k, b, shape, 1, padding), why)
    tall, few = numbers(trials, 5, 1, 1, 1), numbers(trials, 1)
    why = "a kernel of 5 × 1 does not fit into a picture of 2 × 2 with one zero on each side"
    misfit(trials, (tall, few, (2, 2, 1), 1, 1), why)
    misfit(trials, (tall, few, (2, 2, 1), 1, ((1, 1), (3, 3))), why)
    for channels in (1, 4, 3):
        why = f"the kernel has 2 channels and the picture {channels}"
        misfit(trials, (k, b, (3, 3, channels), 1, "VALID"), why)
    for wrong in ((2,), (1,), (3, 1)):
        why = f"the kernel has 3 filters and b has shape {wrong}"
        misfit(trials, (k, numbers(trials, *wrong), (3, 3, 2), 1, "VALID"), why)
    why = "the kernel has not four axes"
    misfit(trials, (numbers(trials, 2, 2), b, (3, 3, 2), 1, "VALID"), why)


def conv_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    k, b, rest = numbers(trials, 2, 2, 1, 2), numbers(trials, 2), ((3, 3, 1), 1, "VALID")
    expected = right.dense_of_conv(k, b, *rest)
    keeps_arguments(trials, (k, b, *rest), expected)
    keeps_arguments(trials, (k, b, (3, 3, 1), [1, 1], [[0, 0], [0, 0]]), expected)
    stands_alone(trials, "conv_to_dense", call, (tensor(k), tensor(b), *rest), expected)
    repeats(trials)
