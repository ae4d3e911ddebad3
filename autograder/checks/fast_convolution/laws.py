"""Laws of lesson 09's convolutions, 9.1 and 9.2: what is tried, and what must come out.

Pictures are small because an answer takes some operations of TensorFlow for each tap of a kernel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.fast_convolution.right import Array, conv, conv_slopes, flat_patches
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
from autograder.trials import Trials, call, observe

Shape = tuple[int, ...]
Setting = tuple[Shape, Shape, Any, Any]
"""Shapes of the pictures and of the kernel, the stride, the padding."""

SETTINGS: tuple[Setting, ...] = (
    ((1, 1, 1, 1), (1, 1, 1, 1), 1, "VALID"),
    ((1, 4, 5, 1), (2, 3, 1, 2), 1, "VALID"),
    ((1, 2, 3, 2), (2, 3, 2, 2), 1, "VALID"),
    ((2, 7, 5, 2), (3, 2, 2, 1), (2, 1), "VALID"),
    ((1, 5, 3, 1), (1, 1, 1, 1), 3, "VALID"),
    ((1, 5, 4, 2), (2, 4, 2, 2), 1, "SAME"),
    ((1, 6, 7, 1), (2, 3, 1, 2), [2, 3], "SAME"),
    ((1, 8, 7, 2), (1, 4, 2, 1), 2, "SAME"),
    ((1, 3, 2, 1), (1, 1, 1, 2), 1, "SAME"),
    ((1, 8, 5, 1), (1, 2, 1, 1), 3, "SAME"),
    ((1, 3, 1, 1), (4, 2, 1, 2), 1, "SAME"),
    ((2, 4, 3, 1), (2, 3, 1, 1), 2, 1),
    ((1, 2, 1, 1), (4, 2, 1, 1), 1, 1),
    ((1, 3, 4, 2), (2, 2, 2, 1), (1, 2), ((0, 2), (1, 0))),
    ((1, 4, 2, 1), (3, 2, 1, 1), 1, [[2, 0], [0, 1]]),
)
"""Every kind of size, stride and padding; rows and columns are never alike."""


def drawn(trials: Trials, shape: Shape, kernel: Shape) -> tuple[Array, Array, Array]:
    """Draw pictures, a kernel and a bias of different sizes."""
    return numbers(trials, *shape), numbers(trials, *kernel), numbers(trials, kernel[3]) * 3


# --- 9.1 and 9.2, convolution -------------------------------------------------------------------


def conv_squares(trials: Trials) -> None:
    """Law: right numbers for square pictures and kernels, stride 1, no padding."""
    for n, k, dtype in ((3, 2, "float32"), (4, 3, "float64"), (3, 1, "float64")):
        x, kernel, b = drawn(trials, (2, n, n, 2), (k, k, 2, 3))
        given = tuple(tensor(array, dtype) for array in (x, kernel, b))
        trials.equals((*given, 1, "VALID"), conv(x, kernel, b, 1, "VALID"))
    x, kernel, b = drawn(trials, (1, 3, 3, 1), (2, 2, 1, 2))
    x = np.zeros_like(x)
    x[0, 1, pick(trials, 0, 2)] = 1
    trials.equals((*map(tensor, (x, kernel, b)), 1, "VALID"), conv(x, kernel, b, 1, "VALID"))


def conv_settings(trials: Trials) -> None:
    """Law: right numbers for sizes, strides and paddings of every kind."""
    for shape, kernel, stride, padding in SETTINGS:
        x, k, b = drawn(trials, shape, kernel)
        expected = conv(x, k, b, stride, padding)
        trials.equals((*map(tensor, (x, k, b)), stride, padding), expected)


def conv_gradients(trials: Trials) -> None:
    """Law: the tape's gradients by pictures, kernel and bias are the closed forms."""
    for stride, padding in ((1, "VALID"), ((2, 1), "SAME")):
        x, k, b = drawn(trials, (2, 3, 4, 1), (2, 3, 1, 2))
        g = numbers(trials, *conv(x, k, b, stride, padding).shape)
        given = (*map(tensor, (x, k, b)), stride, padding)
        for wrt, slope in enumerate(conv_slopes(x, k, g, stride, padding)):
            trials.slopes(given, wrt, tensor(g), slope)


def conv_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    args = (*drawn(trials, (1, 3, 2, 1), (2, 1, 1, 2)), 1, "VALID")
    keeps_dtypes(trials, args, conv, (0, 1, 2))


def conv_misfits(trials: Trials) -> None:
    """Law: kernels that are too large, other channels, biases and ranks are refused."""
    fits: tuple[Shape, Shape, Shape] = ((2, 3, 3, 2), (2, 2, 2, 3), (3,))
    for changed, shape, padding, why in (
        (1, (4, 1, 2, 3), "VALID", "a kernel of 4 × 1 does not fit into pictures of 3 × 3"),
        (1, (1, 4, 2, 3), "VALID", "a kernel of 1 × 4 does not fit into pictures of 3 × 3"),
        (1, (6, 2, 2, 3), 1, "a kernel of 6 rows does not fit, one row of zeros on each side"),
        (0, (2, 3, 3, 4), "VALID", "4 channels do not fit a kernel for 2"),
        (0, (2, 3, 3, 1), "VALID", "1 channel does not fit a kernel for 2"),
        (0, (3, 3, 2), "VALID", "pictures of shape (3, 3, 2) have not four axes"),
        (1, (2, 2, 3), "VALID", "a kernel of shape (2, 2, 3) has not four axes"),
        (2, (2,), "VALID", "2 biases do not fit 3 output channels"),
        (2, (1,), "VALID", "1 bias does not fit 3 output channels"),
        (2, (), "VALID", "a bias of shape () does not fit 3 output channels"),
    ):
        shapes = [*fits[:changed], shape, *fits[changed + 1 :]]
        given = [tensor(numbers(trials, *one)) for one in shapes]
        trials.refuses((*given, 1, padding), "ValueError", why, "M12")


def conv_manners(name: str) -> Callable[[Trials], None]:
    """Law: arguments stay, answers repeat, the cell stands alone."""

    def law(trials: Trials) -> None:
        arrays = drawn(trials, (1, 3, 4, 1), (2, 2, 1, 2))
        expected = conv(*arrays, 1, "SAME")
        keeps_arguments(trials, (*arrays, 1, "SAME"), expected)
        given = (*map(tensor, arrays), [1, 1], [[0, 1], [0, 1]])
        stands_alone(trials, name, call, given, expected)
        repeats(trials)

    return law


def same_trace(trials: Trials) -> None:
    """Law: pictures of every size make a trace of the same size."""
    for stride, padding in ((2, "VALID"), (1, "SAME")):
        sizes = [(1, 5, 4, 2), (1, pick(trials, 8, 9), pick(trials, 10, 11), 2)]
        k, b = tensor(numbers(trials, 2, 2, 2, 3)), tensor(numbers(trials, 3))
        pictures = [tensor(numbers(trials, *size)) for size in sizes]
        outcome = observe(_trace_sizes, trials.subject, (pictures, k, b, stride, padding))
        tried = f"traced for pictures of shape {sizes[0]} and {sizes[1]}, stride {stride}"
        counts = [int(item.array) for item in outcome.reading.items if item.array is not None]
        if outcome.kind != "value" or len(counts) != 2:
            trials.wrong(f"{tried}: expected two traces, got {outcome.text}", 1)
        elif counts[0] != counts[1]:
            message = f"expected equally many operations, got {counts[0]} and {counts[1]}"
            trials.wrong(f"{tried}: {message}", 1, "M901")


def _trace_sizes(answer: Any, pictures: Any, *rest: Any) -> list[int]:
    try:
        return [asking.trace_size(answer, x, *rest) for x in pictures]
    except asking.BorderError:
        raise
    except Exception:  # a loop over a tensor needs AutoGraph, which is slower
        wrapped = asking.shipped(answer, "wrap = tf.function", "wrap")(answer)
        return [asking.trace_size(wrapped, x, *rest) for x in pictures]


def compiles(trials: Trials) -> None:
    """Law: right numbers for a batch of unknown size, and when compiled by XLA."""
    for stride, padding, is_open in (((2, 1), "SAME", True), (1, "VALID", False)):
        x, k, b = drawn(trials, (2, 4, 3, 2), (2, 3, 2, 2))
        given = (*map(tensor, (x, k, b)), stride, padding)
        outcome = observe(_traced_as, trials.subject, (given, is_open))
        how = "for a batch of unknown size" if is_open else "with jit_compile=True"
        tried = f"inside a tf.function {how}, pictures of shape {x.shape}"
        trials.expect(outcome, conv(x, k, b, stride, padding), tried, 2)


def _traced_as(answer: Any, given: Any, is_open: bool) -> Any:
    try:
        return asking.traced_as(answer, given, is_open, not is_open)
    except asking.BorderError:
        raise
    except Exception:
        wrapped = asking.shipped(answer, "wrap = tf.function", "wrap")(answer)
        return asking.traced_as(wrapped, given, is_open, not is_open)


_RULE = "Not allowed here: tf.nn.conv2d or any other ready-made convolution."


def no_ready_made_names(trials: Trials) -> None:
    """Law: no ready-made convolution in the source."""
    reads_clean(trials, _RULE, READY_MADE)


def no_ready_made_ops(trials: Trials) -> None:
    """Law: no ready-made convolution among the operations that run."""
    given = map(tensor, drawn(trials, (1, 4, 3, 1), (2, 3, 1, 1)))
    runs_clean(trials, _RULE, READY_MADE_OPS, (*given, 1, "VALID"))


# --- 9.2, windows -------------------------------------------------------------------------------


def patch_squares(trials: Trials) -> None:
    """Law: right windows of square pictures, two channels, stride 1, no padding."""
    for n, k, dtype in ((3, 2, "float32"), (4, 3, "float64"), (3, 1, "float64")):
        x = numbers(trials, 2, n, n, 2)
        trials.equals((tensor(x, dtype), k, k, 1, "VALID"), flat_patches(x, k, k, 1, "VALID"))


def patch_settings(trials: Trials) -> None:
    """Law: right windows for sizes, strides and paddings of every kind."""
    for shape, (kh, kw, _, _), stride, padding in SETTINGS:
        x = numbers(trials, *shape)
        expected = flat_patches(x, kh, kw, stride, padding)
        trials.equals((tensor(x), kh, kw, stride, padding), expected)


def patch_gradients(trials: Trials) -> None:
    """Law: the gradient by the pictures: each pixel collects from all its windows."""
    x, kh, kw = numbers(trials, 2, 3, 4, 2), 2, 3
    g = numbers(trials, *flat_patches(x, kh, kw, (1, 2), "SAME").shape)
    copies = np.eye(kh * kw * 2).reshape(kh, kw, 2, -1)  # windows as a convolution's output
    slope = conv_slopes(x, copies, g, (1, 2), "SAME")[0]
    trials.slopes((tensor(x), kh, kw, (1, 2), "SAME"), 0, tensor(g), slope)


def patch_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    keeps_dtypes(trials, (numbers(trials, 1, 3, 2, 1), 2, 1, 1, "VALID"), flat_patches, (0,))


def patch_misfits(trials: Trials) -> None:
    """Law: windows that are too large and pictures of another rank are refused."""
    for shape, kh, kw, padding in (
        ((1, 2, 3, 1), 3, 1, "VALID"),
        ((1, 3, 2, 1), 1, 3, "VALID"),
        ((1, 2, 2, 1), 2, 5, 1),
        ((3, 3, 1), 2, 2, "VALID"),
        ((3, 3), 2, 2, "VALID"),
        ((1, 1, 3, 3, 1), 2, 2, "VALID"),
    ):
        why = f"windows of {kh} × {kw} do not fit pictures of shape {shape}"
        given = (tensor(numbers(trials, *shape)), kh, kw, 1, padding)
        trials.refuses(given, "ValueError", why, "M12")


def patch_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    x = numbers(trials, 1, 3, 4, 1)
    expected = flat_patches(x, 2, 1, 2, "SAME")
    keeps_arguments(trials, (x, 2, 1, 2, "SAME"), expected)
    stands_alone(trials, "im2col", call, (tensor(x), 2, 1, 2, "SAME"), expected)
    repeats(trials)


_PATCHES = "Not allowed here: tf.image.extract_patches, under whatever name."
_PATCH_NAMES = re.compile(r"extract_((image|volume)_)?patches|Extract(Image|Volume)Patches")


def no_patch_names(trials: Trials) -> None:
    """Law: no ready-made cutter of windows in the source."""
    reads_clean(trials, _PATCHES, _PATCH_NAMES)


def no_patch_ops(trials: Trials) -> None:
    """Law: no ready-made cutter of windows among the operations that run."""
    x, k, b = map(tensor, drawn(trials, (1, 3, 4, 1), (2, 3, 1, 1)))
    ops = re.compile(r"^Extract(Image|Volume)Patches")
    runs_clean(trials.of(0), _PATCHES, ops, (x, 2, 3, 1, "VALID"))
    runs_clean(trials.of(1), _PATCHES, ops, (x, k, b, 1, "VALID"))
