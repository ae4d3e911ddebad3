"""Laws of lesson 05: what is tried, and what must come out.

Sizes are counted by walking through the windows, not by the formula that a student writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.padding_and_stride import right
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
from autograder.trials import Trials, call

MODES = ("zero", "reflect", "symmetric", "edge")


def counted(
    oracle: Callable[..., Any], fixed: tuple[Any, ...], draw: Callable[[Trials], Any], count: int
) -> Callable[[Trials], None]:
    """Law: a function of whole numbers gives what counting gives, for known and drawn numbers."""

    def law(trials: Trials) -> None:
        for args in (*fixed, *(draw(trials) for _ in range(count))):
            trials.gives(args, oracle(*args))

    return law


def manners(name: str, oracle: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Law: answers repeat, and the cell stands alone."""

    def law(trials: Trials) -> None:
        stands_alone(trials, name, call, args, oracle(*args))
        repeats(trials)

    return law


# --- 5.1 ----------------------------------------------------------------------------------------


def draw_plain(trials: Trials) -> tuple[int, ...]:
    """Draw a strip and a kernel that fits, stride 1, no padding."""
    n = pick(trials, 1, 20)
    return n, pick(trials, 1, min(n, 8)), 0, 1


def draw_size(trials: Trials) -> tuple[int, ...]:
    """Draw a strip, a padding, a stride, and a kernel that fits somewhere."""
    n, p, s = pick(trials, 1, 20), pick(trials, 0, 4), pick(trials, 1, 5)
    return n, pick(trials, 1, min(n + 2 * p, 8)), p, s


def defaults(trials: Trials) -> None:
    """Law: without padding and stride they are 0 and 1, and both may be named."""
    n, k = pick(trials, 9, 20), pick(trials, 1, 4)
    trials.gives((n, k), right.places(n, k))
    trials.gives((n, k, 2), right.places(n, k, 2))

    def named(answer: Any, n: int, k: int, p: int, s: int) -> Any:
        return answer(n, k, s=s, p=p)

    outcome = trials.observe(named, n, k, 1, 3)
    tried = f"with n = {n}, k = {k}, p=1 and s=3 by name"
    trials.expect_any(outcome, right.places(n, k, 1, 3), tried, n)


def size_misfits(trials: Trials) -> None:
    """Law: a kernel that fits nowhere is refused, and so is a stride below 1; no other input."""
    for n, k, p in ((2, 3, 0), (1, 8, 3), (pick(trials, 1, 5), 12, 3), (3, 6, 1)):
        why = f"a kernel of {k} does not fit into {n} pixels with {p} on each side"
        trials.refuses((n, k, p, 1), "ValueError", why, "M12")
    for s in (0, -1, -3):
        trials.refuses((7, 2, 0, s), "ValueError", f"{s} is no stride", "M501")
    for n, k, p in ((3, 3, 0), (1, 3, 1), (2, 6, 2), (1, 1, 0)):
        trials.gives((n, k, p, 2), 1)


# --- 5.3 ----------------------------------------------------------------------------------------


def frame(*modes: str, even: bool) -> Callable[[Trials], None]:
    """Law: right frames of these kinds, with equal pads or with four different ones."""

    def law(trials: Trials) -> None:
        for mode in modes:
            for shape in ((3, 3),) if even else ((3, 5), (4, 3), (5, 4)):
                X = numbers(trials, *shape)
                pads: Any = ((1, 1), (1, 1)) if even else ((0, 2), (2, 1))
                if not even and shape == (4, 3):
                    pads = [[3, 1], [0, 2]]
                elif not even and shape == (5, 4):
                    pads = ((0, 0), (0, 0))
                trials.equals((tensor(X), pads, mode), right.framed(X, pads, mode))
        if even:
            X = numbers(trials, 4, 4)
            for mode in modes:
                pads = ((2, 2), (2, 2))
                trials.equals((tensor(X, "float32"), pads, mode), right.framed(X, pads, mode))

    return law


def far_frames(trials: Trials) -> None:
    """Law: each kind up to the largest pads that it takes; one pixel is enough for three."""
    X = numbers(trials, 2, 3)
    for mode, pads in (
        ("reflect", ((1, 1), (2, 2))),
        ("symmetric", ((2, 2), (3, 3))),
        ("edge", ((4, 0), (0, 5))),
        ("zero", ((0, 5), (4, 0))),
    ):
        trials.equals((tensor(X), pads, mode), right.framed(X, pads, mode))
    one = np.array([[-0.75]])
    for mode in ("zero", "symmetric", "edge"):
        given = (tensor(one), ((1, 1), (0, 1)), mode)
        trials.equals(given, right.framed(one, ((1, 1), (0, 1)), mode))


def frame_slopes(trials: Trials) -> None:
    """Law: the gradient adds up, at each pixel, what arrives at its copies."""
    for mode in MODES:
        X, pads = numbers(trials, 2, 3), ((1, 0), (2, 1))
        U = numbers(trials, *right.framed(X, pads, mode).shape)
        by_X = np.zeros_like(X)
        for place in np.ndindex(*X.shape):
            one = np.zeros_like(X)
            one[place] = 1
            by_X[place] = (right.framed(one, pads, mode) * U).sum()
        trials.slopes((tensor(X), pads, mode), 0, tensor(U), by_X)


def frame_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused, in each kind."""
    mode = str(trials.rng.choice(MODES[1:]))
    for kind in ("zero", mode):
        given = (numbers(trials, 3, 3), ((1, 0), (0, 2)), kind)
        keeps_dtypes(trials, given, right.framed, [0])


def frame_misfits(trials: Trials) -> None:
    """Law: reflections that are too large, other words and other ranks are refused."""
    X = tensor(numbers(trials, 3, 4))
    for pads, axis in ((((3, 0), (0, 0)), 3), (((0, 3), (0, 0)), 3), (((0, 0), (4, 0)), 4)):
        why = f"{axis} pixels cannot be reflected {axis} times"
        trials.refuses((X, pads, "reflect"), "ValueError", why, "M502")
    for pads in (((4, 0), (0, 0)), ((0, 0), (0, 5))):
        why = f"the pads {pads} are larger than the image (3, 4)"
        trials.refuses((X, pads, "symmetric"), "ValueError", why, "M502")
    for mode in ("constant", "wrap", "ZERO", ""):
        trials.refuses((X, ((1, 1), (1, 1)), mode), "ValueError", f"{mode!r} is no kind", "M12")
    for shape in ((4,), (1, 3, 3)):
        given = (tensor(numbers(trials, *shape)), ((1, 1), (1, 1)), "zero")
        trials.refuses(given, "ValueError", f"shape {shape} has not two axes", "M12")


def frame_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, pads = numbers(trials, 3, 3), [[1, 2], [0, 1]]
    for mode in MODES:
        keeps_arguments(trials, (X, pads, mode), right.framed(X, pads, mode))  # type: ignore[arg-type]
    given = (tensor(X), ((1, 0), (1, 1)), "reflect")
    stands_alone(trials, "pad2d", call, given, right.framed(X, ((1, 0), (1, 1)), "reflect"))
    repeats(trials)


# --- 5.4 ----------------------------------------------------------------------------------------


def _tried(trials: Trials, image: Any, kernel: Any, padding: Any, stride: Any) -> None:
    X, K = numbers(trials, *image), numbers(trials, *kernel)
    trials.equals((tensor(X), tensor(K), padding, stride), right.corr(X, K, padding, stride))


def squares(trials: Trials) -> None:
    """Law: right numbers for square images, odd kernels and one stride for both axes."""
    X, K = numbers(trials, 4, 4), numbers(trials, 3, 3)
    for padding, stride in (("VALID", 1), ("SAME", 1), (1, 1)):
        for dtype in ("float64", "float32"):
            given = (tensor(X, dtype), tensor(K, dtype), padding, stride)
            trials.equals(given, right.corr(X, K, padding, stride))
    _tried(trials, (5, 5), (3, 3), "VALID", 2)
    _tried(trials, (5, 5), (3, 3), 1, 2)


def paddings(trials: Trials) -> None:
    """Law: TensorFlow's SAME for even kernels and strides, four different sides, and no frame."""
    for n, k, s in ((5, 4, 1), (8, 3, 2), (4, 2, 1), (7, 3, 2), (5, 1, 3), (2, 3, 1), (3, 5, 2)):
        _tried(trials, (n, n), (k, k), "SAME", s)
    _tried(trials, (3, 3), (2, 2), ((1, 0), (0, 2)), 1)
    _tried(trials, (3, 3), (3, 3), ((0, 2), (1, 0)), 1)
    _tried(trials, (3, 3), (3, 3), [[0, 1], [2, 0]], 2)
    _tried(trials, (4, 4), (2, 2), 0, 1)
    _tried(trials, (2, 2), (4, 4), 1, 1)
    _tried(trials, (3, 3), (2, 2), 2, 1)


def shapes(trials: Trials) -> None:
    """Law: right numbers for images, kernels and strides of two different sides."""
    n = pick(trials, 4, 6)
    for image, kernel, padding, stride in (
        ((3, n), (2, 3), "VALID", 1),
        ((n, 3), (3, 2), "SAME", 1),
        ((4, 7), (2, 3), "VALID", (1, 2)),
        ((7, 4), (3, 2), "VALID", (3, 1)),
        ((6, 8), (3, 4), "SAME", (2, 3)),
        ((8, 5), (2, 3), "SAME", (3, 2)),
        ((5, 6), (2, 3), 1, (2, 3)),
        ((4, 5), (3, 2), ((1, 2), (0, 1)), [2, 1]),
        ((1, n), (1, 2), "SAME", (1, 2)),
        ((n, 1), (2, 1), ((1, 0), (0, 0)), (2, 1)),
        ((2, 3), (2, 3), "VALID", (2, 2)),
        ((1, 1), (1, 1), "SAME", 1),
        ((3, n), (3, n), "VALID", 5),
        ((2, 3), (1, 1), "VALID", (2, 2)),
    ):
        _tried(trials, image, kernel, padding, stride)
    X, K = -np.abs(numbers(trials, 3, 4)), numbers(trials, 2, 2)
    trials.equals((tensor(X), tensor(K), "SAME", (2, 1)), right.corr(X, K, "SAME", (2, 1)))


def slopes(trials: Trials) -> None:
    """Law: the tape's gradients by the image and the kernel."""
    for padding, stride in (("SAME", 2), (((0, 1), (1, 0)), (1, 2))):
        X, K = numbers(trials, 3, 4), numbers(trials, 2, 2)
        U = numbers(trials, *right.corr(X, K, padding, stride).shape)
        given = (tensor(X), tensor(K), padding, stride)
        trials.slopes(given, 1, tensor(U), right.kernel_slope(X, K, padding, stride, U))
        trials.slopes(given, 0, tensor(U), right.image_slope(X, K, padding, stride, U))


def types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    given = (numbers(trials, 3, 3), numbers(trials, 2, 2), "SAME", 2)
    keeps_dtypes(trials, given, right.corr, [0, 1])


def misfits(trials: Trials) -> None:
    """Law: a kernel larger than the padded image, other words and other ranks are refused."""
    for image, kernel, padding in (
        ((2, 3), (3, 1), "VALID"),
        ((3, 2), (1, 3), 0),
        ((2, 2), (5, 1), 1),
        ((2, 2), (1, 4), ((5, 5), (0, 1))),
        ((3, 3), (5, 5), ((0, 1), (1, 1))),
    ):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *kernel)), padding, 1)
        why = f"a kernel {kernel} fits nowhere on an image {image} with the padding {padding}"
        trials.refuses(given, "ValueError", why, "M12")
    X, K = tensor(numbers(trials, 3, 3)), tensor(numbers(trials, 2, 2))
    for word in ("FULL", "CAUSAL", ""):
        trials.refuses((X, K, word, 1), "ValueError", f"{word!r} is no padding", "M12")
    for one, other in (((5,), (2, 2)), ((1, 3, 3), (2, 2)), ((3, 3), (2,)), ((3, 3), (1, 2, 2))):
        given = (tensor(numbers(trials, *one)), tensor(numbers(trials, *other)), "SAME", 1)
        why = f"shapes {one} and {other} have not two axes each"
        trials.refuses(given, "ValueError", why, "M12")


def corr_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, K = numbers(trials, 3, 3), numbers(trials, 2, 2)
    for padding in ([[1, 0], [0, 1]], "VALID"):
        keeps_arguments(trials, (X, K, padding, [2, 1]), right.corr(X, K, padding, [2, 1]))
    given = (tensor(X), tensor(K), "SAME", 2)
    stands_alone(trials, "corr2d_ps", call, given, right.corr(X, K, "SAME", 2))
    repeats(trials)


_RULE = "Not allowed here: tf.nn.conv2d or any other ready-made convolution."


def no_ready_made_names(trials: Trials) -> None:
    """Law: no ready-made convolution in the source."""
    reads_clean(trials, _RULE, READY_MADE)


def no_ready_made_ops(trials: Trials) -> None:
    """Law: no ready-made convolution among the operations that run."""
    X, K = numbers(trials, 3, 4), numbers(trials, 2, 2)
    runs_clean(trials, _RULE, READY_MADE_OPS, (tensor(X), tensor(K), "SAME", 2))


# --- 5.5 and 5.6 --------------------------------------------------------------------------------


def draw_usage(trials: Trials) -> tuple[int, ...]:
    """Draw a strip, a padding, a stride, and a kernel that fits somewhere."""
    n, p, s = pick(trials, 2, 12), pick(trials, 0, 3), pick(trials, 1, 4)
    return n, pick(trials, 1, min(n + 2 * p, 6)), p, s


def draw_inputs(trials: Trials) -> tuple[int, ...]:
    """Draw an output, a kernel, a padding and a stride."""
    return pick(trials, 1, 8), pick(trials, 1, 7), pick(trials, 0, 4), pick(trials, 1, 5)
