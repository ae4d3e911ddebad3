"""What a check may ask of an answer beside calling it, on a real object and across a border."""

from __future__ import annotations

import linecache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from autograder import answer as asking
from autograder.sandbox import operations


def cell(source: str, name: str, **known: Any) -> Any:
    """Run a cell as IPython does, its source in linecache, and give what it defines."""
    filename = f"<cell of test {hash((source, name))}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    space: dict[str, Any] = {"__name__": "__main__", "np": np, "tf": tf, **known}
    exec(compile(source, filename, "exec", dont_inherit=True), space)
    return space[name]


def test_gradient_is_that_of_the_sum_or_of_the_product() -> None:
    """Without upstream the outputs' sum is differentiated, with it the weighted sum."""
    x = np.array([1.0, 2.0])
    assert [2.0, 4.0] == asking.gradient(lambda x: x * x, (x,), 0).numpy().tolist()
    up = tf.constant([1.0, 10.0])
    assert [2.0, 40.0] == asking.gradient(lambda x: x * x, (x,), 0, up).numpy().tolist()


def test_gradient_that_came_as_slices_is_a_tensor() -> None:
    """tf.gather's IndexedSlices are made dense."""
    found = asking.gradient(lambda x: tf.gather(x, [1, 1]), (tf.constant([1.0, 2.0]),), 0)
    assert [0.0, 2.0] == found.numpy().tolist()


@pytest.mark.parametrize("cut", [lambda x: tf.stop_gradient(x), lambda x: x.numpy(), lambda x: 1.0])
def test_gradient_is_none_where_the_thread_is_cut(cut: Any) -> None:
    """No gradient reaches an argument through NumPy, a stopped gradient or a constant."""
    assert asking.gradient(cut, (tf.constant([1.0]),), 0) is None


def test_fresh_answer_knows_the_imports_and_nothing_else() -> None:
    """Names of other cells are gone; modules, imported functions and the cell's own are there."""
    from math import floor

    source = "from math import ceil\nHALF = 0.5\ndef f(x):\n    return np.add(ceil(x), HALF) + {}\n"
    alone = cell(source.format("floor(x)"), "f", floor=floor)
    assert 3.5 == asking.fresh(alone)(1.2)
    leaning = cell(source.format("other(x)"), "f", other=lambda x: 1)
    assert 3.5 == leaning(1.2) + 0.0
    with pytest.raises(NameError, match="other"):
        asking.fresh(leaning)(1.2)


def test_fresh_class_is_another_class() -> None:
    """A class is found by its methods' source, and made again."""
    source = "TIMES = 3\nclass A:\n    def go(self):\n        return TIMES\n"
    first = cell(source, "A")
    again = asking.fresh(first)
    assert again is not first
    assert 3 == again().go()


@pytest.mark.parametrize(
    "line",
    ["f = lambda x: x", "f = tf.function(lambda x: x)", "import functools\nf = functools.cache(g)"],
)
def test_source_is_found_behind_wrappers(line: str) -> None:
    """A lambda, a tf.function and a cached function still lead to their cell."""
    source = f"def g(x):\n    return x\n{line}\n"
    answer = cell(source, "f")
    assert source == asking.source(answer)
    assert asking.fresh(answer, "f") is not answer


def test_source_of_no_ones_object_is_none() -> None:
    """A builtin has no source, and cannot be made afresh."""
    assert asking.source(len) is None
    with pytest.raises(LookupError):
        asking.fresh(len)


def test_ops_are_seen_in_eager_code_and_in_functions_traced_before() -> None:
    """The operations of a tf.function count, also when it was traced earlier, also nested."""

    @tf.function
    def inner(x: Any) -> Any:
        return tf.sin(x)

    @tf.function
    def outer(x: Any) -> Any:
        return tf.cos(inner(x))

    outer(tf.constant(1.0))
    assert {"Sin", "Cos"} <= asking.ops_used(outer, tf.constant(1.0))
    assert {"Exp"} <= asking.ops_used(lambda x: tf.exp(x), tf.constant(1.0))
    assert "Sin" not in asking.ops_used(lambda x: tf.exp(x), tf.constant(1.0))


def test_watching_ends_when_the_answer_raises() -> None:
    """The watcher is gone after an exception."""
    with pytest.raises(ZeroDivisionError):
        asking.ops_used(lambda: 1 / 0)
    from tensorflow.python.framework import op_callbacks

    assert not op_callbacks.should_invoke_op_callbacks()


def test_traced_answer_falls_back_on_autograph() -> None:
    """A condition on a tensor needs AutoGraph, and gets it in the second try."""
    source = (
        "def f(x):\n    if tf.reduce_sum(x) > 0:\n        y = x\n    else:\n        y = -x\n"
        "    return y\n"
    )
    assert 2.0 == float(asking.traced(cell(source, "f"), tf.constant(-2.0)))


def test_layer_gradients_are_one_a_weight() -> None:
    """A weight that the output does not depend on has gradient None."""

    class Layer(tf.keras.layers.Layer):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.used = self.add_weight(shape=())
            self.unused = self.add_weight(shape=())

        def call(self, X: Any) -> Any:
            return self.used * X

    layer = Layer()
    found = asking.layer_gradients(layer, tf.constant([1.0, 2.0]))
    assert [3.0, None] == [None if g is None else float(g) for g in found]
    asking.assign(layer, "used", 5.0)
    assert 5.0 == float(layer.used)


def test_ancestors_are_named_whatever_the_class_says() -> None:
    """The names come from the real order of inheritance."""

    class Sly(tf.keras.layers.Conv2D):  # type: ignore[misc]
        pass

    assert any(".convolutional.conv2d.Conv2D" in name for name in asking.ancestors(Sly))
    assert [] == asking.ancestors(len)


def test_proxy_is_asked_across_its_border() -> None:
    """An object whose class has a border is asked there, by the same names and arguments."""
    asked: list[tuple[Any, ...]] = []

    class Border:
        def __getattr__(self, name: str) -> Any:
            return lambda *args: asked.append((name, *args)) or []

    class Proxy:
        __border__ = Border()

    proxy = Proxy()
    asking.gradient(proxy, [1.0], 0, None)
    asking.ops_used(proxy, 1.0)
    asking.fresh(proxy, "f")
    asking.assign(proxy, "bias", 1.0)
    asking.value(proxy)
    asking.source(proxy)
    asking.ancestors(proxy)
    asking.traced(proxy, 2.0)
    asking.layer_gradients(proxy, 3.0)
    asking.shipped(proxy, "f = 1", "f")
    asking.traced_as(proxy, [4.0], True, False)
    expected: list[tuple[Any, ...]] = [
        ("gradient", (1.0,), 0, None, None),
        ("ops_used", 1.0),
        ("fresh", "f"),
        ("assign", "bias", 1.0),
        ("value",),
        ("source",),
        ("ancestors",),
        ("traced", 2.0),
        ("layer_gradients", 3.0),
        ("shipped", "f = 1", "f"),
        ("traced_as", (4.0,), True, False),
    ]
    assert expected == asked


def test_shipped_text_stands_alone_and_is_differentiable() -> None:
    """A function that a check ships sees ``np`` and ``tf``, nothing else, and the tape sees it."""
    text = "def f(x):\n    return tf.reduce_sum(x * np.float64(3))"
    f = asking.shipped(None, text, "f")
    x = tf.constant([1.0, 2.0], "float64")
    assert [3.0, 3.0] == asking.gradient(f, (x,), 0).numpy().tolist()
    with pytest.raises(NameError):
        asking.shipped(None, "def f():\n    return asking", "f")()


def test_one_of_several_outputs_is_differentiated() -> None:
    """Of an answer that gives a pair, the gradient is that of the member asked for."""

    def pair(x: Any) -> Any:
        return 2 * x, 5 * x

    x = tf.constant([1.0])
    assert 2.0 == float(asking.gradient(pair, (x,), 0, None, 0)[0])
    assert 5.0 == float(asking.gradient(pair, (x,), 0, None, 1)[0])
    assert asking.gradient(pair, (x,), 0) is None


def test_the_size_of_a_trace_tells_a_loop_in_python_from_one_operation() -> None:
    """A loop over the entries grows with them, one operation does not; loops in the graph count."""

    def loop(x: Any) -> Any:
        return tf.stack([2 * x[i] for i in range(x.shape[0])])

    def whole(x: Any) -> Any:
        return 2 * x

    def in_graph(x: Any) -> Any:
        return tf.map_fn(lambda one: 2 * one + 1, x)

    small, large = tf.ones(3), tf.ones(9)
    assert asking.trace_size(loop, small) < asking.trace_size(loop, large)
    assert asking.trace_size(whole, small) == asking.trace_size(whole, large)
    assert asking.trace_size(in_graph, small) == asking.trace_size(in_graph, large)
    assert asking.trace_size(in_graph, small) > asking.trace_size(whole, small) + 2


def test_a_traced_call_may_have_an_open_batch_and_be_compiled() -> None:
    """The first axis is unknown while tracing; plain arguments stay what they are."""
    seen: list[Any] = []

    def answer(x: Any, factor: int) -> Any:
        seen.append((tuple(x.shape), factor))
        return factor * x

    x = tf.ones((2, 3))
    for compiled in (False, True):
        assert 4.0 == float(asking.traced_as(answer, (x, 4), True, compiled)[1, 2])
    assert {((None, 3), 4), ((2, 3), 4)} >= set(seen)
    assert (None, 3) in [shape for shape, _ in seen]


def test_operations_need_nothing_of_the_grader() -> None:
    """The module is loaded inside the sandbox, where the package does not exist."""
    text = Path(operations.__file__).read_text(encoding="utf-8")
    assert "import autograder" not in text
    assert "from autograder" not in text
