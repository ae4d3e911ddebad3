"""What a check may ask of a student's answer beside calling it.

An answer is either the student's own object, in the same process (stock nbgrader), or a proxy of
one that lives in a sandbox. The proxy's class has an attribute ``__border__``; the proxy's
``__border__`` then has a method for every operation here and does it on the other side.
The operations themselves are in ``autograder/sandbox/operations.py``.

BorderError                 nothing usable came back from the other side; never an expected error
├── Timeout                 the time of the call, the cell or the submission is over
└── Crashed                 the student's process is gone
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from autograder.sandbox import operations


class BorderError(Exception):
    """Nothing usable came back over the border: refused, too large, not decodable."""


class Timeout(BorderError):
    """The time of the call, the cell or the submission is over; no further call will answer."""


class Crashed(BorderError):
    """The student's process is gone; no further call will answer."""


def value(answer: Any) -> Any:
    """Give a plain object (a quiz's dict) by value."""
    return _ask(answer, "value")


def held(answer: Any) -> Any:
    """Give what a variable holds, as a tensor; anything else itself."""
    return _ask(answer, "held")


def gradient(
    answer: Any, args: Sequence[Any], wrt: int, upstream: Any = None, item: int | None = None
) -> Any:
    """Differentiate ``answer(*args)``, or its product with ``upstream``, by argument ``wrt``.

    Of an answer that gives a sequence of tensors, member ``item`` is differentiated.
    """
    return _ask(answer, "gradient", tuple(args), wrt, upstream, item)


def layer_gradients(layer: Any, X: Any) -> list[Any]:
    """Differentiate the sum of ``layer(X)`` by each trainable weight; None where missing."""
    return cast("list[Any]", _ask(layer, "layer_gradients", X))


def assign(layer: Any, name: str, value: Any) -> None:
    """Set the layer's weight of that attribute name."""
    _ask(layer, "assign", name, value)


def ancestors(answer: Any) -> list[str]:
    """Name the classes that a class inherits from, itself first."""
    return [str(name) for name in _ask(answer, "ancestors")]


def ops_used(answer: Any, *args: Any) -> frozenset[str]:
    """Call the answer and name the TensorFlow operations that ran."""
    return frozenset(str(name) for name in _ask(answer, "ops_used", *args))


def traced(answer: Any, *args: Any) -> Any:
    """Call the answer as a ``tf.function``."""
    return _ask(answer, "traced", *args)


def traced_as(answer: Any, args: Sequence[Any], open_batch: bool, compiled: bool) -> Any:
    """Call the answer as a ``tf.function``: for a batch of any size, compiled by XLA, or both."""
    return _ask(answer, "traced_as", tuple(args), open_batch, compiled)


def trace_size(answer: Any, *args: Any) -> int:
    """Count the operations in the graph that a call of the answer is traced to."""
    return int(_ask(answer, "trace_size", *args))


def shipped(answer: Any, text: str, name: str) -> Any:
    """Run a text of ours where the answer lives and give what it calls ``name``; no secret in it.

    For what an answer must be able to differentiate or take apart: a function, a Keras model.
    """
    return _ask(answer, "shipped", text, name)


def source(answer: Any) -> str | None:
    """Give the text of the answer's cell, None where it is not to be had."""
    text = _ask(answer, "source")
    return text if type(text) is str else None


def fresh(answer: Any, name: str | None = None) -> Any:
    """Give the answer that its cell defines when it runs alone, after the notebook's imports."""
    return _ask(answer, "fresh", name)


def _ask(answer: Any, operation: str, *args: Any) -> Any:
    if hasattr(type(answer), "__border__"):
        return getattr(answer.__border__, operation)(*args)
    return getattr(operations, operation)(answer, *args)
