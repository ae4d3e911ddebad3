"""Laws of lesson 07's poolings, 7.1 to 7.4: what is tried, and what must come out.

Maps are small because the time of a check is the time of the answer. Squares, single pictures and
single channels make the heart of an exercise: who takes width for height loses another part.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.pooling import right
from autograder.inputs import numbers, pick, tensor
from autograder.laws import (
    keeps_arguments,
    keeps_dtypes,
    repeats,
    runs_clean,
    stands_alone,
)
from autograder.trials import Array, Trials, Wrong, call, plain

READY_MADE = (
    r"(fractional_)?(max|avg|average)_pool(ing)?([123]d)?(_v2)?(_with_argmax\w*)?|block_reduce|pool"
    r"|(Global)?(Max|Avg|Average)Pool(ing)?([123]D)?|(max|avg|average)_pooling([123]d)?"
)
"""What a ready-made pooling is called in TensorFlow and Keras."""
READY_MADE_OPS = re.compile(r"^_?(Fused|Fractional|Quantized|Mkl|Xla)*((Max|Avg)Pool|ReduceWindow)")
_NO_POOLING = "Not allowed here: tf.nn.max_pool2d or any other ready-made pooling."
_LIBRARIES = (
    "tf|tensorflow|np|numpy|math|nn|keras|layers|ops|raw_ops|backend|K|image|linalg|compat|v1|v2"
    "|scipy|ndimage|jnp|jax|torch|F|experimental|activations"
)
"""What stands before the dot when a name is taken from a library."""
_HUGE = 1e12
"""Makes numbers that no number written into a program as padding is below."""


def takes_none_of(trials: Trials, rule: str, names: str) -> None:
    """Law: the source takes none of these names from a library; its own may be called so."""
    text = _code(asking.source(trials.subject) or "")
    taken = re.finditer(rf"\b(?:{_LIBRARIES}) \. (?P<name>{names})(?!\w)", text)
    used = {found["name"] for found in taken}
    for imported in re.findall(r"\bimport (.*)", text):
        used |= {word for word in imported.split() if re.fullmatch(names, word)}
    if used:
        raise Wrong(f"{rule} Your cell uses {plain(', '.join(sorted(used)))}")


def _code(text: str) -> str:
    """Give names and signs of a source, a blank between them; comments and texts left out."""
    kinds = (tokenize.NAME, tokenize.OP, tokenize.NEWLINE)
    words: list[str] = []
    try:
        tokens = tokenize.generate_tokens(io.StringIO(text[:100_000]).readline)
        words.extend(token.string for token in tokens if token.type in kinds)
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what came before the fault counts
    return " ".join(words)


# --- 7.1 ----------------------------------------------------------------------------------------


def one_map(mode: str) -> Callable[[Trials], None]:
    """Law: right numbers for square maps and windows, with a stride and without."""

    def law(trials: Trials) -> None:
        cases = [(3, 2, 1), (4, 2, None), (4, 2, 2), (5, 3, 2), (4, 3, None), (5, 2, 3), (3, 1, 2)]
        for n, (side, k, s) in enumerate(cases):
            X = numbers(trials, side, side)
            X = -np.abs(X) if n % 3 == 1 else X
            args = tensor(X, "float32" if n % 2 else "float64"), k, mode
            trials.equals(args if s is None else (*args, s), right.pooled(X, k, mode, s))
        if mode == "max":
            trials.equals((tensor(X), 2), right.pooled(X, 2))

    return law


def map_shapes(trials: Trials) -> None:
    """Law: right numbers for maps, windows and strides of every shape."""
    n = pick(trials, 4, 6)
    cases: list[Any] = [
        ((2, 5), (2, 3), "max", None),
        ((5, 3), (2, 3), "avg", (1, 2)),
        ((3, n), (3, 1), "avg", None),
        ((n, 3), (1, 2), "max", (2, 1)),
        ((4, 6), 2, "avg", (1, 3)),
        ((6, 4), (3, 2), "max", 2),
        ((7, 4), [2, 3], "max", [3, 1]),
        ((3, 5), (3, 5), "avg", None),
        ((1, 4), (1, 2), "max", 1),
        ((4, 1), 1, "avg", (3, 1)),
        ((1, 1), 1, "max", None),
        ((n, 2 * n), n, "avg", None),
    ]
    for shape, size, mode, stride in cases:
        X = numbers(trials, *shape)
        trials.equals((tensor(X), size, mode, stride), right.pooled(X, size, mode, stride))


def map_slopes(trials: Trials) -> None:
    """Law: the tape's gradient is the closed form."""
    for mode, n, k, s in (("max", 4, 2, None), ("avg", 4, 2, None), ("max", 3, 2, 1)):
        X = numbers(trials, n, n)
        U = numbers(trials, *right.pooled(X, k, mode, s).shape)
        given = (tensor(X), k, mode, s)
        trials.slopes(given, 0, tensor(U), right.pooled_slope(X, U, k, mode, s))


def map_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    for mode in ("max", "avg"):
        keeps_dtypes(trials, (numbers(trials, 3, 3), 2, mode, 1), right.pooled, (0,))


def map_misfits(trials: Trials) -> None:
    """Law: windows that do not fit, other axes and other modes are refused."""
    for shape, size in (((2, 4), (3, 1)), ((4, 2), (1, 3)), ((2, 2), 3), ((3, 5), 4), ((5, 3), 4)):
        for mode in ("max", "avg"):
            why = f"a window of {size} does not fit into a map of shape {shape}"
            given = (tensor(numbers(trials, *shape)), size, mode)
            trials.refuses(given, "ValueError", why, "M12")
    for axes in ((4,), (2, 3, 3), (1, 4, 4, 1)):
        why = f"a map of shape {axes} has not two axes"
        trials.refuses((tensor(numbers(trials, *axes)), 1), "ValueError", why, "M12")
    _other_modes(trials, numbers(trials, 4, 4), lambda X, mode: (X, 2, mode))


def _other_modes(trials: Trials, x: Array, arguments: Callable[[Any, str], Any]) -> None:
    for mode in ("min", "sum", "median"):
        why = f"{mode!r} is neither 'max' nor 'avg'"
        trials.refuses(arguments(tensor(x), mode), "ValueError", why, "M701")


def map_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    for mode in ("max", "avg"):
        X = numbers(trials, 4, 4)
        keeps_arguments(trials, (X, [2, 2], mode, [1, 2]), right.pooled(X, 2, mode, (1, 2)))
    stands_alone(trials, "pool2d", call, (tensor(X), 2), right.pooled(X, 2))
    repeats(trials)


# --- 7.2 ----------------------------------------------------------------------------------------


def single_maps(trials: Trials) -> None:
    """Law: right numbers for one picture with one channel, full windows only."""
    cases = [(3, 2, 1), (4, 2, None), (5, 3, 2), (4, 3, None), (5, 2, 3)]
    for mode in ("max", "avg"):
        for n, (side, k, s) in enumerate(cases if mode == "max" else cases[:3]):
            x = numbers(trials, 1, side, side, 1)
            x = -np.abs(x) if n % 3 == 1 else x
            given = (tensor(x, "float32" if n % 2 else "float64"), k, s, "VALID", mode)
            trials.equals(given, right.pooled_batch(x, k, s, "VALID", mode))
    trials.equals((tensor(x), 2), right.pooled_batch(x, 2))


def sticking_out(mode: str) -> Callable[[Trials], None]:
    """Law: with "SAME" the padded places never win and do not count."""

    def law(trials: Trials) -> None:
        cases: list[Any] = [(3, 2, 2), (5, 3, 2), (5, 4, 1), (8, 1, 3), (2, 5, 2), (4, 2, None)]
        if mode == "max":
            cases += [(4, 3, 2), (6, 4, 4), (2, 3, 1), (5, 3, None)]
        cases += [(pick(trials, 3, 8), pick(trials, 1, 4), pick(trials, 1, 4)) for _ in range(2)]
        for n, (side, k, s) in enumerate(cases):
            x = -np.abs(numbers(trials, 1, side, side, 1))
            given = (tensor(x, "float32" if n % 2 else "float64"), k, s, "SAME", mode)
            trials.equals(given, right.pooled_batch(x, k, s, "SAME", mode))
        x = -np.abs(numbers(trials, 1, 3, 3, 1)) * (_HUGE if mode == "max" else 1)
        trials.equals((tensor(x), 2, 1, "SAME", mode), right.pooled_batch(x, 2, 1, "SAME", mode))
        ones = np.ones((1, 3, 3, 1))
        trials.equals((tensor(ones), 2, 2, "SAME", mode), np.ones((1, 2, 2, 1)))
        x = numbers(trials, 2, 3, 5, 2)
        given = (tensor(x), (2, 3), (2, 1), "SAME", mode)
        trials.equals(given, right.pooled_batch(x, (2, 3), (2, 1), "SAME", mode))

    return law


def batch_shapes(trials: Trials) -> None:
    """Law: pictures, channels, rows and columns each keep to themselves."""
    n = pick(trials, 4, 6)
    cases: list[Any] = [
        ((2, 4, 4, 3), 2, None, "max"),
        ((3, 2, 5, 2), (2, 3), None, "avg"),
        ((2, 5, 3, 1), (2, 3), (1, 2), "max"),
        ((1, n, 3, 2), (1, 2), (2, 1), "avg"),
        ((1, 3, n, 4), (3, 1), None, "max"),
        ((2, 7, 4, 2), [2, 3], [3, 1], "avg"),
        ((4, 3, 5, 2), (3, 5), None, "avg"),
    ]
    for shape, size, stride, mode in cases:
        x = numbers(trials, *shape)
        given = (tensor(x), size, stride, "VALID", mode)
        trials.equals(given, right.pooled_batch(x, size, stride, "VALID", mode))
    x = -np.abs(numbers(trials, 1, 4, 4, 2))
    x[..., 1] = 0
    trials.equals((tensor(x), 2), right.pooled_batch(x, 2))


def batch_slopes(trials: Trials) -> None:
    """Law: the tape's gradient is the closed form, with padding and without."""
    for shape, k, s, padding in (((2, 4, 4, 2), 2, None, "VALID"), ((1, 3, 3, 2), 2, 2, "SAME")):
        for mode in ("max", "avg"):
            x = numbers(trials, *shape)
            U = numbers(trials, *right.pooled_batch(x, k, s, padding, mode).shape)
            expected = right.pooled_batch_slope(x, U, k, s, padding, mode)
            trials.slopes((tensor(x), k, s, padding, mode), 0, tensor(U), expected)


def batch_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    x = numbers(trials, 1, 3, 3, 1)
    keeps_dtypes(trials, (x, 2, 1, "SAME", "avg"), right.pooled_batch, (0,))
    for dtype in ("float64", "float32"):
        expected = right.pooled_batch(x, 2, 1, "SAME")
        trials.equals((tensor(x, dtype), 2, 1, "SAME"), expected, dtype)


def batch_misfits(trials: Trials) -> None:
    """Law: windows that do not fit, other axes and other modes are refused."""
    for shape, size in (((1, 2, 4, 1), (3, 1)), ((1, 4, 2, 2), (1, 3)), ((2, 2, 2, 1), 3)):
        for mode in ("max", "avg"):
            why = f"a window of {size} does not fit into pictures of shape {shape}"
            given = (tensor(numbers(trials, *shape)), size, None, "VALID", mode)
            trials.refuses(given, "ValueError", why, "M12")
    for axes in ((4, 4), (2, 4, 4), (1, 1, 4, 4, 1)):
        why = f"pictures of shape {axes} have not four axes"
        trials.refuses((tensor(numbers(trials, *axes)), 1), "ValueError", why, "M12")
    _other_modes(trials, numbers(trials, 1, 4, 4, 1), lambda x, mode: (x, 2, 2, "SAME", mode))


def batch_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    x = numbers(trials, 1, 3, 3, 1)
    for mode in ("max", "avg"):
        expected = right.pooled_batch(x, 2, (1, 2), "SAME", mode)
        keeps_arguments(trials, (x.copy(), [2, 2], [1, 2], "SAME", mode), expected)
    given = (tensor(x), 2, 2, "SAME", "avg")
    stands_alone(trials, "pool2d_nhwc", call, given, right.pooled_batch(x, 2, 2, "SAME", "avg"))
    repeats(trials)


def no_ready_made_names(trials: Trials) -> None:
    """Law: no ready-made pooling in the source."""
    takes_none_of(trials, _NO_POOLING, READY_MADE)


def no_ready_made_ops(*args: tuple[Any, ...]) -> Callable[[Trials], None]:
    """Law: no ready-made pooling among the operations that run."""

    def law(trials: Trials) -> None:
        for shape, *rest in args:
            runs_clean(
                trials, _NO_POOLING, READY_MADE_OPS, (tensor(numbers(trials, *shape)), *rest)
            )

    return law


# --- 7.3 ----------------------------------------------------------------------------------------


def global_squares(trials: Trials) -> None:
    """Law: right numbers for single square maps, negative ones among them."""
    for n, dtype in ((2, "float32"), (3, "float64"), (4, "float64")):
        for mode in ("max", "avg"):
            x = numbers(trials, 1, n, n, 1)
            x = -np.abs(x) if n == 3 else x
            trials.equals((tensor(x, dtype), mode), right.global_pooled(x, mode))


def global_shapes(trials: Trials) -> None:
    """Law: pictures and channels keep apart; the pixels' order does not matter."""
    for shape in ((3, 2, 4, 2), (2, 5, 1, 3), (1, 1, 4, 4), (4, 1, 1, 1), (2, 2, 2, 2)):
        for mode in ("max", "avg"):
            x = numbers(trials, *shape)
            trials.equals((tensor(x), mode), right.global_pooled(x, mode))


def global_slopes(trials: Trials) -> None:
    """Law: the tape's gradient goes to the largest pixel, or to all alike."""
    for mode in ("max", "avg"):
        x, U = numbers(trials, 2, 2, 4, 2), numbers(trials, 2, 2)
        upstream = U[:, None, None, :]
        expected = right.pooled_batch_slope(x, upstream, (2, 4), None, "VALID", mode)
        trials.slopes((tensor(x), mode), 0, tensor(U), expected)


def global_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    for mode in ("max", "avg"):
        keeps_dtypes(trials, (numbers(trials, 1, 2, 3, 2), mode), right.global_pooled, (0,))


def global_misfits(trials: Trials) -> None:
    """Law: other axes and other modes are refused."""
    for shape in ((4, 4), (2, 4, 4), (1, 1, 4, 4, 1)):
        for mode in ("max", "avg"):
            why = f"pictures of shape {shape} have not four axes"
            trials.refuses((tensor(numbers(trials, *shape)), mode), "ValueError", why, "M12")
    _other_modes(trials, numbers(trials, 1, 2, 2, 1), lambda x, mode: (x, mode))


def global_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    x = numbers(trials, 2, 2, 3, 2)
    for mode in ("max", "avg"):
        keeps_arguments(trials, (x.copy(), mode), right.global_pooled(x, mode))
    stands_alone(trials, "global_pool", call, (tensor(x), "avg"), right.global_pooled(x, "avg"))
    repeats(trials)


# --- 7.4 ----------------------------------------------------------------------------------------


def _expect_kernel(trials: Trials, size: Any, channels: int) -> None:
    expected = right.mean_kernel(size, channels)
    if trials.equals((size, channels), expected):
        trials.gives((size, channels), expected.tolist())  # to a millionth


def kernel_squares(trials: Trials) -> None:
    """Law: the right kernel for square windows."""
    for k, channels in ((2, 1), (2, 3), (3, 2), (1, 2), (pick(trials, 2, 5), pick(trials, 1, 4))):
        _expect_kernel(trials, k, channels)


def kernel_shapes(trials: Trials) -> None:
    """Law: the right kernel for windows of every shape."""
    cases: list[Any] = [
        ((1, 2), 2),
        ((2, 3), 3),
        ((3, 1), 1),
        ([3, 2], 2),
        ((4, 5), 1),
        ((1, 1), 3),
    ]
    for size, channels in cases:
        _expect_kernel(trials, size, channels)


def kernel_types(trials: Trials) -> None:
    """Law: the kernel is a float32 tensor."""
    for size, channels in ((2, 2), ((1, 3), 1)):
        trials.equals((size, channels), right.mean_kernel(size, channels), "float32")


def kernel_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    keeps_arguments(trials, ([2, 1], 2), right.mean_kernel((2, 1), 2))
    stands_alone(trials, "avg_as_conv", call, (2, 2), right.mean_kernel(2, 2))
    repeats(trials)
