"""What can be done with a student's object beside calling it.

Each function takes the real object, a function or a class that a student wrote.
The module is loaded inside the sandbox, where the grader's package does not exist: it imports the
standard library and NumPy, TensorFlow only inside functions, and nothing of ``autograder``.
``autograder/answer.py`` asks for these operations by name, on either side of the border.

*Trust:* every result is made in the student's process and may be a lie; a check uses it only where
the truth is compared with an oracle, or beside another witness.
"""

from __future__ import annotations

import inspect
import itertools
import linecache
import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

_FRESH_CELLS = itertools.count()
"""Numbers the re-executed cells, whose sources lie in ``linecache`` under a name of their own."""


def value(answer: Any) -> Any:
    """Give the object itself: a quiz's dict, a list, a number."""
    return answer


def held(answer: Any) -> Any:
    """Give what a variable holds, as a tensor; anything else itself."""
    if hasattr(answer, "assign") and hasattr(answer, "numpy"):
        import tensorflow as tf

        return tf.convert_to_tensor(answer)
    return answer


def gradient(
    answer: Any, args: Sequence[Any], wrt: int, upstream: Any = None, item: int | None = None
) -> Any:
    """Differentiate ``answer(*args)`` with respect to one argument.

    Args:
        answer: a function from tensors to a tensor, or to a sequence of them.
        args: its arguments; the one differentiated is made a tensor first.
        wrt: index of that argument.
        upstream: the gradient that arrives at the output, the output's shape; None for the
            gradient of the sum of the output's entries.
        item: which member of a sequence is differentiated; None where the output is a tensor.

    Returns:
        A tensor of the argument's shape, or None where the output does not depend on it in a
        way that the tape can see.
    """
    import tensorflow as tf

    given = list(args)
    given[wrt] = tf.convert_to_tensor(given[wrt])
    with tf.GradientTape() as tape:
        tape.watch(given[wrt])
        output = answer(*given)
    if item is not None:
        output = output[item]
    if not isinstance(output, tf.Tensor):
        return None
    if upstream is not None:
        upstream = tf.cast(upstream, output.dtype)
    return _dense(tape.gradient(output, given[wrt], output_gradients=upstream))


def layer_gradients(layer: Any, X: Any) -> list[Any]:
    """Differentiate the sum of ``layer(X)`` with respect to each of the layer's trainable weights.

    Returns:
        One tensor a weight, in the order of ``layer.trainable_variables``, None where missing.
    """
    import tensorflow as tf

    with tf.GradientTape() as tape:
        total = tf.reduce_sum(layer(X))
    return [_dense(slope) for slope in tape.gradient(total, list(layer.trainable_variables))]


def assign(layer: Any, name: str, value: Any) -> None:
    """Set the layer's weight of that attribute name."""
    getattr(layer, name).assign(value)


def ancestors(answer: Any) -> list[str]:
    """Name the classes that a class inherits from, itself first; [] for anything but a class."""
    if not isinstance(answer, type):
        return []
    return [f"{parent.__module__}.{parent.__qualname__}" for parent in type.mro(answer)]


def ops_used(answer: Any, *args: Any) -> list[str]:
    """Call the answer and name the TensorFlow operations that ran.

    Operations inside functions that TensorFlow had traced before count too.
    """
    from tensorflow.python.eager import context
    from tensorflow.python.framework import op_callbacks

    seen: set[str] = set()

    def note(op_type: Any, _inputs: Any, attrs: Any, *_rest: Any, **_more: Any) -> None:
        pairs = zip(attrs[::2], attrs[1::2], strict=False) if attrs else ()
        seen.update([_text(op_type), *(_text(item) for key, item in pairs if _text(key) == "f")])

    op_callbacks.add_op_callback(note)
    try:
        answer(*args)
    finally:
        op_callbacks.remove_op_callback(note)
    # A traced function runs as one operation, of its own name or with its name as an attribute.
    known = context.context()
    waiting = {name for name in seen if known.has_function(name)}
    done: set[str] = set()
    while waiting:
        name = waiting.pop()
        done.add(name)
        inside: set[str] = set()
        for node in known.get_function_def(name).node_def:
            inside.update([node.op, *(v.func.name for v in node.attr.values() if v.func.name)])
        seen |= inside
        waiting |= {name for name in inside - done if known.has_function(name)}
    return sorted(seen)


def traced(answer: Any, *args: Any) -> Any:
    """Call the answer as a ``tf.function``.

    AutoGraph costs ten times the tracing and few answers need it, so it is the second try.
    """
    import tensorflow as tf

    try:
        return tf.function(answer, autograph=False)(*args)
    except Exception:
        return tf.function(answer)(*args)


def traced_as(answer: Any, args: Sequence[Any], open_batch: bool, compiled: bool) -> Any:
    """Call the answer as a ``tf.function`` that was traced for a signature.

    Args:
        answer: a function whose first argument is a tensor.
        args: its arguments; those that are tensors are the traced function's.
        open_batch: trace it for any number of pictures: the first argument's first axis is None.
        compiled: compile it with XLA, too.
    """
    import tensorflow as tf

    where = [n for n, arg in enumerate(args) if isinstance(arg, (tf.Tensor, np.ndarray))]
    tensors = [tf.convert_to_tensor(args[n]) for n in where]
    specs = [tf.TensorSpec(t.shape, t.dtype) for t in tensors]
    if open_batch:
        specs[0] = tf.TensorSpec([None, *tensors[0].shape[1:]], tensors[0].dtype)

    def call(*given: Any) -> Any:
        every = list(args)
        for n, tensor in zip(where, given, strict=True):
            every[n] = tensor
        return answer(*every)

    function = tf.function(
        call, input_signature=specs, autograph=False, jit_compile=compiled or None
    )
    return function(*tensors)


def trace_size(answer: Any, *args: Any) -> int:
    """Count the operations in the graph that a call of the answer is traced to.

    Operations in functions that the graph calls (the body of a ``tf.while_loop``) count too.
    """
    import tensorflow as tf

    graph = tf.function(answer, autograph=False).get_concrete_function(*args).graph.as_graph_def()
    inside = sum(len(function.node_def) for function in graph.library.function)
    return len(graph.node) + inside


def shipped(answer: Any, text: str, name: str) -> Any:
    """Run a source text of the check's, with ``np`` and ``tf``, and give what it calls ``name``.

    So a check hands an answer a function that the tape sees through, or a Keras model: called
    over the border they would give values only.
    *Trust:* the text comes to the student's side and holds no secret; ``answer`` is any object of
    that side.
    """
    import tensorflow as tf

    filename = f"<given {next(_FRESH_CELLS)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    space: dict[str, Any] = {"np": np, "tf": tf, "__name__": "given"}
    exec(compile(text, filename, "exec", dont_inherit=True), space)  # noqa: S102 - the point
    return space[name]


def source(answer: Any) -> str | None:
    """Give the text of the cell that the answer was written in, None where nobody kept it."""
    for function in _functions(answer):
        filename = function.__code__.co_filename
        home = sys.modules.get(function.__module__ or "")
        if getattr(home, "__file__", None) == filename:
            break  # a module's file holds more than the answer
        lines = linecache.getlines(filename)
        if lines:
            return "".join(lines)
    try:
        return inspect.getsource(answer)
    except (OSError, TypeError):
        return None


def fresh(answer: Any, name: str | None = None) -> Any:
    """Execute the answer's cell again, alone, and give the same answer out of it.

    The namespace holds what the notebook imported, and nothing that it defined.

    Args:
        answer: a function or a class.
        name: what it is called in its cell; None for its own ``__name__``.

    Raises:
        LookupError: its source is not to be had, or the cell does not define the name.
        Exception: whatever the cell raises when it stands alone, ``NameError`` above all.
    """
    text = source(answer)
    if text is None:
        raise LookupError("the source of this answer is not to be had")
    known: dict[str, Any] = next((f.__globals__ for f in _functions(answer)), {})
    space = _imports(known)
    space["__name__"] = known.get("__name__", "__main__")
    filename = f"<fresh cell {next(_FRESH_CELLS)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    exec(compile(text, filename, "exec", dont_inherit=True), space)  # noqa: S102 - the point
    wanted = name or getattr(answer, "__name__", "")
    if wanted not in space:
        raise LookupError(f"the cell does not define {wanted!r}")
    return space[wanted]


def _dense(slope: Any) -> Any:
    """Make a tensor of a gradient that came as ``tf.IndexedSlices``."""
    import tensorflow as tf

    return slope if slope is None else tf.convert_to_tensor(slope)


def _text(name: Any) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)


def _functions(answer: Any) -> Iterator[types.FunctionType]:
    """Find the plain functions behind a function, a decorated one, a class or an instance."""
    for _ in range(10):
        if isinstance(answer, types.FunctionType) and not hasattr(answer, "__wrapped__"):
            yield answer
            return
        inner = next(
            (
                getattr(answer, attribute)
                for attribute in ("__wrapped__", "func", "__func__")
                if not isinstance(answer, type) and hasattr(answer, attribute)
            ),
            None,
        )
        if inner is None:
            break
        answer = inner
    members = vars(answer if isinstance(answer, type) else type(answer)).values()
    yield from (member for member in members if isinstance(member, types.FunctionType))


def _imports(known: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the names that an import bound: modules, and what a module holds by its own name."""
    kept: dict[str, Any] = {}
    for name, item in known.items():
        if isinstance(item, types.ModuleType):
            kept[name] = item
        elif isinstance(item, (type, types.FunctionType, types.BuiltinFunctionType)):
            home = sys.modules.get(item.__module__ or "")
            own = getattr(home, "__dict__", known)
            if own is not known and own.get(item.__name__) is item:
                kept[name] = item
    return kept
