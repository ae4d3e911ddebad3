"""Laws of lesson 07's other functions, 7.5 to 7.7: the maximum from ReLU, and how far a unit sees.

A receptive field is measured with gradients, which do not cross the border: the function to be
measured is sent over as a text. It may be known, for it says nothing about the formula of 7.6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.pooling import right
from autograder.checks.pooling.laws import takes_none_of
from autograder.inputs import numbers, pick, tensor
from autograder.laws import (
    keeps_arguments,
    keeps_dtypes,
    repeats,
    stands_alone,
)
from autograder.trials import Array, Trials, call, observe, plain

Layers = Sequence[Sequence[int]]
Map = Callable[[Any], Any]

# --- 7.5 ----------------------------------------------------------------------------------------

_RELU_RULE = "Not allowed here: any arithmetic but tf.nn.relu, + and -."
NO_ARITHMETIC = (
    r"(reduce_|arg|a|f|nan)?(max|min)|(cum|seg|segment_)?max|maximum|minimum|max_pool\w*"
    r"|Max\w*Pool\w*|(f|reduce_)?abs|absolute|sort|argsort|top_k|where|select|cond|case|greater\w*"
    r"|less\w*|multiply|divide\w*|scalar_mul|truediv|square|sqrt|pow|exp|log|logaddexp"
    r"|sigmoid|softmax|softplus|leaky_relu|relu6|elu|clip|clip_by_value|maximum_filter1d"
)
"""What brings another arithmetic into an answer, as an attribute or an imported name."""
OTHER_OPS = re.compile(
    r"^(Max|Maximum|Min|Minimum|Abs|Select|SelectV2|Where|ArgMax|ArgMin|TopK|TopKV2|MaxPool.*"
    r"|RealDiv|Div|DivNoNan|MatMul|BatchMatMul.*|Einsum|Conv2D|Square|Sqrt|Pow|Exp|Log|Sign"
    r"|Sigmoid|Softmax|Softplus|LeakyRelu|Relu6|Elu|Selu|SquaredDifference|Mean|Prod|ClipByValue"
    r"|SegmentMax.*|UnsortedSegmentMax|CumulativeLogsumexp|XlaReduceWindow)$"
)
"""TensorFlow's operations that make a maximum without ReLU, or that scale."""


def max2_values(trials: Trials) -> None:
    """Law: the larger number wins, whatever the signs."""
    for n, dtype in ((4, "float32"), (5, "float64")):
        drawn = numbers(trials, 2, n)
        for a, b in (drawn, -np.abs(drawn), np.abs(drawn), (drawn[0], drawn[0])):
            trials.of(0).equals((tensor(a, dtype), tensor(b, dtype)), np.maximum(a, b))


def strip_values(trials: Trials) -> None:
    """Law: the larger number of each pair remains."""
    for n, dtype in ((4, "float32"), (6, "float64"), (2, "float64"), (8, "float64")):
        x = numbers(trials, n)
        x = -np.abs(x) if n == 6 else x
        trials.of(1).equals((tensor(x, dtype),), x.reshape(-1, 2).max(1))


def relu_shapes(trials: Trials) -> None:
    """Law: tensors of every shape, and strips of an odd length."""
    for shape in ((), (1,), (2, 3), (3, 1, 2)):
        a, b = numbers(trials, *shape), numbers(trials, *shape)
        trials.of(0).equals((tensor(a), tensor(b)), np.maximum(a, b))
    for n in (3, 5, 7):
        x = numbers(trials, n)
        x[-1] = 100  # a last number that would win
        trials.of(1).equals((tensor(x),), x[:-1].reshape(-1, 2).max(1))


def relu_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    keeps_dtypes(trials.of(0), (numbers(trials, 3), numbers(trials, 3)), np.maximum, (0, 1))
    keeps_dtypes(trials.of(1), (numbers(trials, 4),), _largest_of_pairs, (0,))


def _largest_of_pairs(x: Any) -> Array:
    largest: Array = np.reshape(x, (-1, 2)).max(1)
    return largest


def relu_misfits(trials: Trials) -> None:
    """Law: different shapes, and strips that are none, are refused."""
    for one, other in (((3,), (2,)), ((3,), (1,)), ((2, 3), (3,)), ((), (2,)), ((2, 1), (1, 2))):
        why = f"the shapes {one} and {other} differ"
        given = (tensor(numbers(trials, *one)), tensor(numbers(trials, *other)))
        trials.of(0).refuses(given, "ValueError", why, "M12")
    for shape in ((2, 2), (4, 1), (1, 4), (2, 2, 2)):
        why = f"a strip of shape {shape} has not one axis"
        trials.of(1).refuses((tensor(numbers(trials, *shape)),), "ValueError", why, "M12")


def relu_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    a, b = numbers(trials, 4), numbers(trials, 4)
    keeps_arguments(trials.of(0), (a, b), np.maximum(a, b))
    keeps_arguments(trials.of(1), (a.copy(),), _largest_of_pairs(a))
    stands_alone(trials.of(0), "max2", call, (tensor(a), tensor(b)), np.maximum(a, b))
    stands_alone(trials.of(1), "max_pool_1d_relu", call, (tensor(a),), _largest_of_pairs(a))
    repeats(trials)


def only_relu_in_the_source(trials: Trials) -> None:
    """Law: the source holds nothing that makes a maximum another way."""
    takes_none_of(trials.of(0), _RELU_RULE, NO_ARITHMETIC)
    takes_none_of(trials.of(1), _RELU_RULE, NO_ARITHMETIC)


def only_relu_runs(trials: Trials) -> None:
    """Law: ReLU runs, and no operation that makes a maximum another way or that scales.

    Python's own ``max`` and ``if`` are seen by the ReLU that is missing.
    """
    pair = tensor(numbers(trials, 4)), tensor(numbers(trials, 4))
    for nth, args in enumerate((pair, (tensor(numbers(trials, 5)),))):
        ran: set[str] = set()

        def watched(answer: Any, *inside: Any, ran: set[str] = ran) -> None:
            ran |= asking.ops_used(answer, *inside)

        one = trials.of(nth)
        outcome = observe(watched, one.subject, args)
        # Sizes may be multiplied: an answer that asks TensorFlow for a shape multiplies those.
        scales = set() if ran & {"Shape", "Size"} else ran & {"Mul"}
        used = sorted({op for op in ran if OTHER_OPS.match(op)} | scales)
        if outcome.kind != "value":
            trials.wrong(f"a call {one.tried(args)}: {outcome.text}")
        elif used:
            trials.wrong(f"{_RELU_RULE} Your answer runs {plain(', '.join(used))}")
        elif "Relu" not in ran:
            trials.wrong(f"{_RELU_RULE} Your answer runs no ReLU")


# --- 7.6 ----------------------------------------------------------------------------------------


def as_number(answer: Any, *args: Any) -> float:
    """Probe: call the answer, whatever kind of number it gives."""
    return float(np.asarray(answer(*args)))


def _drawn_layers(trials: Trials, count: int) -> list[tuple[int, int]]:
    return [(pick(trials, 1, 7), pick(trials, 1, 4)) for _ in range(count)]


def _expect_field(trials: Trials, layers: Layers) -> None:
    outcome = trials.observe(as_number, layers)
    trials.expect_any(
        outcome, float(right.field(layers)), lambda: trials.tried((layers,)), len(layers)
    )


def field_stacks(trials: Trials) -> None:
    """Law: the right width for stacks of layers with strides."""
    known: list[list[tuple[int, int]]] = [[(2, 1), (3, 1)], [(3, 2), (3, 2)], [(2, 2), (3, 1)]]
    known += [[(5, 1), (3, 2), (4, 1), (2, 2)], [(3, 1), (3, 3), (2, 1), (5, 2)]]
    for layers in known + [_drawn_layers(trials, pick(trials, 2, 5)) for _ in range(10)]:
        _expect_field(trials, layers)


def field_edges(trials: Trials) -> None:
    """Law: no layer, one layer, many layers, windows of 1, strides beyond the window."""
    k, s = pick(trials, 2, 9), pick(trials, 2, 5)
    cases: list[Layers] = [[], (), [(k, s)], [(1, s), (k, 1)], [(1, 1)], [(2, 5), (3, 4), (2, 1)]]
    cases += [[(k, 1)] * 9, _drawn_layers(trials, 12), ((3, 2), (k, s)), [[k, s], [2, 2], [3, 1]]]
    for layers in cases:
        _expect_field(trials, layers)


def field_types(trials: Trials) -> None:
    """Law: the width is a Python int."""
    for layers in ([(3, 1), (2, 2)], [(4, 2)], []):
        trials.gives((layers,), right.field(layers))


def field_manners(trials: Trials) -> None:
    """Law: the layers stay, answers repeat, the cell stands alone."""
    layers = [[3, 2], [2, 2], [3, 1]]
    keeps_arguments(trials, (layers,), right.field(layers))
    stands_alone(trials, "receptive_field", call, (layers,), right.field(layers))
    repeats(trials)


# --- 7.7 ----------------------------------------------------------------------------------------


def measured(answer: Any, text: str, n: int) -> float:
    """Probe: measure a function of ours, sent over as a text that calls it ``f``."""
    return as_number(answer, asking.shipped(answer, text, "f"), n)


def measured_exactly(answer: Any, text: str, n: int) -> Any:
    """Probe: the same, the number as it is."""
    return answer(asking.shipped(answer, text, "f"), n)


def sums(trials: Trials, layers: Layers) -> str:
    """Write a stack of convolutions whose kernels hold no 0."""
    lines = ["def f(x):"]
    for k, s in layers:
        K = numbers(trials, k, k).ravel().tolist()
        lines.append(f"    K = tf.reshape(tf.constant({K}), ({k}, {k}, 1, 1))")
        lines.append(f"    x = tf.nn.conv2d(x, K, {s}, 'VALID')")
    return "\n".join([*lines, "    return x"])


def kernel(K: Array, padding: str = "VALID") -> str:
    """Write a convolution with the kernel K (k, k)."""
    values = f"tf.constant({K.ravel().tolist()}), ({len(K)}, {len(K)}, 1, 1)"
    return f"def f(x):\n    return tf.nn.conv2d(x, tf.reshape({values}), 1, {padding!r})"


def _expect_width(trials: Trials, text: str, n: int, width: int, what: str) -> None:
    one = trials.of(0)
    outcome = one.observe(measured, text, n)
    one.expect_any(outcome, float(width), f"measured_field of {what}, n = {n}", n)


def widths(trials: Trials) -> None:
    """Law: the field of stacked convolutions is what the sum of 7.6 says."""
    stacks: list[Layers] = [[(2, 1), (2, 1)], [(3, 1), (3, 2)], [(3, 2), (3, 2)]]
    stacks += [[(5, 1), (2, 2), (3, 1)]]
    for layers in stacks:
        width = right.field(layers)
        n = width + pick(trials, 3, 6)
        _expect_width(trials, sums(trials, layers), n, width, f"convolutions {list(layers)}")


def odd_widths(trials: Trials) -> None:
    """Law: holes, negative weights, a padded border and a square change nothing."""
    a, b, c, d = numbers(trials, 4)
    horns = kernel(np.array([[a, 0, b], [0, c, 0], [0, d, 0]]), "SAME")  # narrow in the first rows
    horns = horns.replace("return", "x =") + "\n" + horns.split("\n")[1]
    _expect_width(trials, horns, 5, 5, "two padded convolutions of 3")
    spread = np.zeros((5, 5))
    spread[::2, ::2] = -np.abs(numbers(trials, 3, 3))
    _expect_width(trials, kernel(spread), 9, 5, "negative weights on every other pixel of 5")
    diagonals = kernel(np.eye(3) + np.eye(3)[::-1])
    _expect_width(trials, diagonals, 6, 3, "two crossed diagonals")
    squared = sums(trials, [(2, 1), (3, 1)]).replace("def f(x):", "def f(x):\n    x = x * x")
    _expect_width(trials, squared, 7, 4, "convolutions of x * x")


def maximum_widths(trials: Trials) -> None:
    """Law: many inputs are drawn, for a maximum lets the gradient through in one place only.

    One miss of three is forgiven: with five inputs an edge goes unseen in one case of sixteen.
    """
    before = len(trials.wrongs)
    for n, s in ((4, 1), (4, 2), (5, 1)):
        text = f"def f(x):\n    return tf.nn.max_pool2d(x, 2, {s}, 'VALID')"
        _expect_width(trials, text, n, 2, "2 by 2 max pooling")
    if len(trials.wrongs) == before + 1:
        trials.wrongs.pop()


def dot(H: int, W: int, column: int) -> Array:
    """Make a picture with a single 1, in the row of the middle."""
    x = np.zeros((1, H, W, 1))
    x[0, H // 2, column, 0] = 1
    return x


def max_pooled(k: int) -> Map:
    """Make a max pooling of k by k."""

    def pooling(x: Any) -> Any:
        x = np.asarray(x)
        return tf.constant(right.pooled_batch(x, k), x.dtype)

    pooling.__name__ = f"max_pooling_{k}_by_{k}"
    return pooling


def _named(name: str, of: Callable[[Array], Any]) -> Map:
    def named(x: Any) -> Any:
        x = np.asarray(x)
        return tf.constant(of(x), x.dtype)

    named.__name__ = name
    return named


TOTAL = _named("the_sum_of_all", lambda x: x.sum())
GLOBAL = _named("global_maximum", lambda x: x.max((1, 2)))
ITSELF = _named("the_picture_itself", lambda x: x)
PROFILE = _named("largest_of_each_column", lambda x: x.max(1))
COMB = _named("even_columns_minus_odd_ones", lambda x: x[:, :, ::2].sum() - x[:, :, 1::2].sum())
NOTHING = _named("a_ten_millionth_of_the_place", lambda x: 1e-7 * (x * _places(x)).sum())
FAINT = _named("a_three_thousandth_of_the_place", lambda x: 3e-4 * (x * _places(x)).sum())


def _places(x: Array) -> Array:
    return np.arange(x.shape[2])[:, None]


def _expect_radius(trials: Trials, f: Map, x: Array, most: int, expected: int) -> None:
    one = trials.of(1)
    args = (f, tensor(x, "float32"), most)
    outcome = one.observe(as_number, *args)
    one.expect_any(outcome, float(expected), lambda: one.tried(args), x.size)


def radii(trials: Trials) -> None:
    """Law: poolings swallow a dot's moves inside its window; a map swallows none."""
    for k, column, W, expected in ((3, 4, 9, 1), (3, 3, 9, 0), (3, 5, 9, 0), (2, 2, 6, 0)):
        _expect_radius(trials, max_pooled(k), dot(4, W, column), 3, expected)
    _expect_radius(trials, max_pooled(5), dot(5, 10, 7), 3, 2)
    _expect_radius(trials, GLOBAL, dot(3, 9, 4), 3, 3)
    _expect_radius(trials, ITSELF, dot(3, 7, 3), 3, 0)


def odd_radii(trials: Trials) -> None:
    """Law: zeros come in, every shift counts, a millionth is nothing, any output has a shape."""
    _expect_radius(trials, GLOBAL, dot(2, 6, 2), 4, 2)
    _expect_radius(trials, GLOBAL, dot(3, 6, 4), 4, 1)
    _expect_radius(trials, GLOBAL, dot(1, 5, 0), 2, 0)
    _expect_radius(trials, PROFILE, dot(9, 9, 4), 3, 0)
    _expect_radius(trials, COMB, dot(3, 9, 4), 3, 0)
    _expect_radius(trials, NOTHING, dot(3, 9, 4), 3, 3)
    _expect_radius(trials, FAINT, dot(3, 9, 4), 3, 0)
    _expect_radius(trials, GLOBAL, dot(3, 9, 4), 0, 0)
    _expect_radius(trials, max_pooled(4), dot(4, 12, 5), 3, 1)
    _expect_radius(trials, TOTAL, np.ones((1, 2, 6, 1)), 3, 0)
    _expect_radius(trials, GLOBAL, -np.ones((1, 2, 6, 1)), 3, 0)
    _expect_radius(trials, TOTAL, dot(2, 7, 3), 3, 3)
    two = dot(3, 12, 4) + 2 * dot(3, 12, 6)  # both must stay in their windows
    _expect_radius(trials, max_pooled(3), two, 2, 0)
    _expect_radius(trials, GLOBAL, dot(2, 12, 5), 6, 5)


def whole_numbers(trials: Trials) -> None:
    """Law: both functions give Python ints."""
    outcome = trials.of(0).observe(measured_exactly, sums(trials, [(3, 1)]), 5)
    trials.expect_any(outcome, 3, "measured_field of a convolution of 3, n = 5", 5)
    for f, expected in ((max_pooled(3), 1), (ITSELF, 0), (GLOBAL, 2)):
        trials.of(1).gives((f, tensor(dot(3, 9, 4), "float32"), 2), expected)


def reach_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone, float64 works."""
    keeps_arguments(trials.of(1), (max_pooled(3), dot(3, 9, 4), 2), 1)
    stands_alone(trials.of(0), "measured_field", measured, (sums(trials, [(3, 1)]), 6), 3.0)
    given = (GLOBAL, tensor(dot(3, 7, 3), "float32"), 2)
    stands_alone(trials.of(1), "invariance_radius", call, given, 2)
    repeats(trials)
