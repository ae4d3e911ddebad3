"""Laws that any exercise may use: purity, determinism, standing alone, rules of what is allowed."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.trials import Probe, Trials, Wrong, observe, plain, same

READY_MADE = re.compile(
    r"(atrous_|depthwise_|separable_)?conv([123]d)?(_transpose|_backprop_\w+)?|convolution"
    r"|(fft|oa)?convolve([12]d)?|correlate([12]d)?|(Depthwise|Separable)?Conv[123]D(Transpose)?"
)
"""What a ready-made convolution is called in TensorFlow, Keras, NumPy and SciPy."""
READY_MADE_OPS = re.compile(r"^_?(Fused|Depthwise|Quantized|Xla)*Conv(\d|olution|V\d|$)")
"""Matches TensorFlow's operations that convolve, and not those that convert."""

HINTS = {
    "M8": "Ask the tape for the gradient: every step from the argument to the result has to be a "
    "TensorFlow operation that gives a new tensor.",
    "M9": "Pass float64 numbers with a fraction, such as 0.5: what type and which numbers come "
    "back, and where in your code do they change?",
    "M10": "Print your arguments before and after the call with NumPy arrays: are they the same?",
    "M11": "Restart, run the setup cell and then this cell alone, and try other sizes: which "
    "number or name in it belongs to one example only?",
    "M12": "What should happen with shapes that do not fit? Find the errors in the docstring and "
    "try each of them.",
    "M63": "Pass whole numbers, such as [[1, 2], [3, 4]]: which error does the docstring promise?",
}
"""Hints for what these laws recognise; a lesson may say them in words of its own."""


def keeps_dtypes(
    trials: Trials,
    args: tuple[Any, ...],
    oracle: Callable[..., Any],
    floats: Sequence[int],
) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused.

    Args:
        trials: of the answer.
        args: arguments that fit; those at ``floats`` are arrays, replaced by others of the shape.
        oracle: from NumPy arguments to what must come out: an array, or a sequence of arrays.
        floats: indices of the arguments that hold numbers of a float type.
    """

    def like(draw: Callable[[tuple[int, ...]], Any]) -> list[Any]:
        return [draw(np.shape(arg)) if n in floats else arg for n, arg in enumerate(args)]

    def made(numbers: Sequence[Any], make: Callable[[Any], Any]) -> tuple[Any, ...]:
        return tuple(make(arg) if n in floats else arg for n, arg in enumerate(numbers))

    for dtype in ("float64", "float32"):
        drawn = like(lambda shape: trials.rng.normal(size=shape))
        given = made(drawn, partial(tf.constant, dtype=dtype))
        trials.gives(given, oracle(*drawn), dtype)
    lists = made(args, lambda array: np.asarray(array).tolist())
    trials.gives(lists, oracle(*args))  # a list has no dtype to keep
    whole = like(lambda shape: trials.rng.integers(1, 9, shape))
    refused = [made(whole, lambda array: tf.constant(array, "int32"))]
    refused += [made(whole, lambda array: array.tolist())]
    for n in floats:
        for one in (tf.constant(whole[n], "int64"), whole[n] > 4):
            mixed = list(made(args, lambda array: tf.constant(array, "float64")))
            mixed[n] = one
            refused.append(tuple(mixed))
    for given in refused:
        why = "whole numbers where floats are expected"
        trials.refuses(given, "TypeError", why, "M63")


def keeps_arguments(trials: Trials, args: tuple[Any, ...], expected: Any) -> None:
    """Law: NumPy arguments give the same result as tensors and are the same afterwards."""
    right = trials.gives(args, expected)
    changed = trials.log[-1].outcome.changed
    if not changed:
        return
    if not right:
        trials.wrongs.pop()  # the change explains it
    names = " and ".join(trials.names[i] for i in changed)
    tried = trials.tried(args)
    trials.wrong(f"{tried} (NumPy arrays): the call changed {names} in place", idea="M10")


def repeats(trials: Trials) -> None:
    """Law: the very first trial, made again, comes out the same."""
    first = trials.log[0]
    again = observe(first.probe, trials.answer, first.args)
    if not same(first.outcome, again):
        trials.wrong("the same call made twice gave two different results")


def stands_alone(trials: Trials, name: str, probe: Probe, args: tuple[Any, ...], exp: Any) -> None:
    """Law: the cell alone, after the setup cell, gives an answer that is as right."""

    def afresh(answer: Any, *given: Any) -> Any:
        return probe(asking.fresh(answer, name), *given)

    outcome = observe(afresh, trials.subject, args)
    tried = "your cell alone, in a fresh notebook after the setup cell"
    if not trials.expect_any(outcome, exp, tried, 0):
        last = trials.wrongs.pop()
        trials.wrong(last.message, idea="M11" if "NameError" in outcome.text else None)


def is_traceable(trials: Trials, args: tuple[Any, ...], expected: Any) -> None:
    """Law: the answer works inside a ``tf.function`` with shapes that are known."""
    outcome = observe(asking.traced, trials.subject, args)
    trials.expect_any(outcome, expected, f"inside a tf.function {trials.tried(args)}", 0)


def names_used(text: str) -> frozenset[str]:
    """List the attributes and imported names in a source, comments and strings left out."""
    names: set[str] = set()
    before, importing = "", False
    try:
        for token in tokenize.generate_tokens(io.StringIO(text[:100_000]).readline):
            if token.type == tokenize.NAME:
                importing = importing or token.string == "import"
                if importing or before == ".":
                    names.add(token.string)
            elif token.type == tokenize.NEWLINE or token.string == ";":
                importing = False
            before = token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what came before the fault counts
    return frozenset(names)


def reads_clean(trials: Trials, rule: str, names: re.Pattern[str]) -> None:
    """Law: the answer's source uses no attribute and imports no name that breaks a rule."""
    used = sorted(filter(names.fullmatch, names_used(asking.source(trials.subject) or "")))
    if used:
        raise Wrong(f"{rule} Your cell uses {plain(', '.join(used))}")


def runs_clean(trials: Trials, rule: str, ops: re.Pattern[str], args: tuple[Any, ...]) -> None:
    """Law: a call runs no TensorFlow operation that breaks a rule.

    To be tried when the answer is known to be right: one that raises here has something to hide.
    """
    used: list[str] = []

    def watched(answer: Any, *given: Any) -> None:
        used.extend(sorted(op for op in asking.ops_used(answer, *given) if ops.search(op)))

    outcome = observe(watched, trials.subject, args)
    if outcome.kind != "value":
        trials.wrong(f"a call {trials.tried(args)}: {outcome.text}")
    elif used:
        trials.wrong(f"{rule} Your answer runs {plain(', '.join(used))}")
