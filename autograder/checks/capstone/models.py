"""Laws of lesson 10's models: 10.2 and 10.6.

A model stays on the student's side; its weights are set from here and its logits compared with a
forward pass in NumPy, so that nothing it says about itself is believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.capstone.right import (
    WEIGHTS,
    Array,
    cross_entropy,
    logit_map,
    logits,
)
from autograder.inputs import tensor
from autograder.trials import Outcome, Reading, Trials, difference, observe, read

KINDS = tuple(WEIGHTS)

GIVEN = '''
class MyConv2D(tf.keras.layers.Layer):
    """The layer that the lesson gives."""

    def __init__(self, filters, kernel_size, strides=1, padding="valid", activation=None, **more):
        super().__init__(**more)
        self.filters, self.kernel_size, self.strides = filters, kernel_size, strides
        self.padding, self.activation = padding.upper(), tf.keras.activations.get(activation)

    def build(self, shape):
        size = (self.kernel_size, self.kernel_size, shape[-1], self.filters)
        self.kernel = self.add_weight(name="kernel", shape=size, initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=size[3:], initializer="zeros")

    def call(self, x):
        y = tf.nn.conv2d(x, self.kernel, self.strides, self.padding)
        return self.activation(y + self.bias)
'''
"""Goes to the student's side: the layer of the lesson's given cell."""

OLD = (
    GIVEN
    + """

def layers_of(answer):
    conv = answer and getattr(answer, "__globals__", {}).get("MyConv2D") or MyConv2D
    layers = tf.keras.layers
    return [
        conv(16, 3, padding="same", activation="relu"), layers.MaxPooling2D(2),
        conv(32, 3, padding="same", activation="relu"), layers.MaxPooling2D(2),
        layers.Flatten(), layers.Dense(10),
    ]


def sequential(answer):
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *layers_of(answer)])


def functional(answer):
    picture = x = tf.keras.Input((16, 16, 1))
    for layer in layers_of(answer):
        x = layer(x)
    return tf.keras.Model(picture, x)


def own(answer):
    return answer.__globals__["build_model"]("flatten")


def plain(answer):
    return sequential(None)
"""
)
"""Goes to the student's side: the model "flatten" in the styles that an answer may count on."""
STYLES = ("sequential", "functional", "own", "plain")


def weights(trials: Trials, kind: str) -> list[Array]:
    """Draw weights and biases that keep every layer busy."""
    drawn = []
    for shape in WEIGHTS[kind]:
        scale = 0.5 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[:-1]))
        drawn.append(trials.rng.normal(size=shape) * scale)
    return [np.asarray(w, np.float32).astype(np.float64) for w in drawn]


def numbers_of(weight: Any) -> Array:
    """Give the numbers of a model's weight.

    Raises:
        TypeError: it holds none.
    """
    array = read(np.asarray(weight) if hasattr(type(weight), "__border__") else weight).array
    if array is None:
        raise TypeError("a weight must hold numbers")
    return array


def shapes_of(model: Any) -> list[tuple[int, ...]]:
    """Give the shapes of a model's weights in its own order."""
    return [numbers_of(weight).shape for weight in model.weights]


def fill(model: Any, values: Sequence[Any]) -> None:
    """Set a model's weights, each by its shape.

    Raises:
        ValueError: they have other shapes.
    """
    wanted = {tuple(np.shape(value)): value for value in values}
    found = shapes_of(model)
    if sorted(found) != sorted(wanted):
        raise ValueError("the model has other weights")
    for weight, shape in zip(model.weights, found, strict=True):
        weight.assign(wanted[shape])


def _float32(values: Sequence[Array]) -> tuple[Any, ...]:
    return tuple(np.asarray(value, np.float32) for value in values)


def _pictures(trials: Trials, *shape: int) -> Array:
    drawn = trials.rng.uniform(0, 1, (*shape, 1))
    return np.asarray(drawn, np.float32).astype(np.float64)


# --- 10.2 ---------------------------------------------------------------------------------------


def weight_shapes(answer: Any, kind: str) -> list[Any]:
    """Probe: build a model; give the sorted shapes of its weights, and of its logits for two."""
    model = answer(kind)
    found = sorted(map(list, shapes_of(model)), key=lambda shape: (len(shape), shape))
    return [found, list(numbers_of(model(tf.zeros((2, 16, 16, 1)))).shape)]


def model_logits(answer: Any, kind: str, x: Any, *values: Any) -> Any:
    """Probe: build a model, give it these weights, read pictures."""
    model = answer(kind)
    fill(model, values)
    return model(x)


def layers_match(trials: Trials) -> None:
    """Law: each model has the weights of the table, and ten logits a picture."""
    for kind in KINDS:
        outcome = trials.observe(weight_shapes, kind)
        right = sorted(map(list, WEIGHTS[kind]), key=lambda shape: (len(shape), shape))
        wanted = [right, [2, 10]]
        count = sum(int(np.prod(shape)) for shape in right)
        tried = f'build_model("{kind}"): {count:,} weights and biases'
        trials.expect_any(outcome, wanted, tried, count)


def numbers_match(trials: Trials) -> None:
    """Law: with weights of ours, each model computes what the table says."""
    for kind in KINDS:
        values, x = weights(trials, kind), _pictures(trials, 3, 16, 16)
        given = (kind, tensor(x, "float32"), *_float32(values))
        outcome = trials.observe(model_logits, *given)
        tried = f'the logits of build_model("{kind}"), with weights of the check\'s'
        trials.expect(outcome, logits(kind, x, values), tried, 0, "float32")


def fresh_start(trials: Trials) -> None:
    """Law: kernels start random, biases at 0, the loss near that of guessing; models share nothing.

    These trials are random by nature, so no idea is put through them.
    """
    from sklearn.datasets import load_digits

    images, labels = load_digits(return_X_y=True)
    rows = trials.rng.permutation(len(labels))[:200]
    x = np.zeros((200, 16, 16, 1))
    x[:, 4:12, 4:12, 0] = images[rows].reshape(-1, 8, 8) / 16

    def start(answer: Any, kind: str) -> list[Any]:
        model, other = answer(kind), answer(kind)
        values = [numbers_of(weight) for weight in model.weights]
        guesses = numbers_of(model(tensor(x, "float32")))
        for weight in other.weights:
            weight.assign(np.zeros(numbers_of(weight).shape, np.float32))
        after = [numbers_of(weight) for weight in model.weights]
        return [
            all(np.ptp(value) > 1e-6 for value in values if value.ndim > 1),
            all(not value.any() for value in values if value.ndim == 1),
            cross_entropy(guesses.astype(np.float64), labels[rows]),
            all(np.array_equal(a, b) for a, b in zip(values, after, strict=True)),
            len(model.trainable_variables) == len(values),
        ]

    for kind in KINDS:
        outcome = observe(start, trials.answer, (kind,))
        items = _items(trials, outcome, 5, f'build_model("{kind}")')
        if not items:
            return
        random, zeros, loss, apart, trainable = (
            np.nan if item.array is None else float(item.array) for item in items
        )
        tried = f'build_model("{kind}"), called twice'
        if not apart:
            trials.wrong(f"{tried}: the two models share a weight", idea="M51")
        elif not random:
            trials.wrong(f"{tried}: a kernel starts with equal numbers", idea="M1003")
        elif not zeros:
            trials.wrong(f"{tried}: a bias does not start at 0")
        elif not abs(loss - np.log(10)) <= 0.3:
            told = f"expected a first loss near 2.303 on 200 digits, got {loss:.3f}"
            trials.wrong(f"{tried}: {told}", idea="M55")
        elif not trainable:
            trials.wrong(f"{tried}: not every weight and bias is trainable")


def slopes(trials: Trials) -> None:
    """Law: the tape reaches every weight and bias."""
    for kind in KINDS:
        values, x = weights(trials, kind), _pictures(trials, 4, 16, 16)

        def reached(answer: Any, kind: str, x: Any, *values: Any) -> list[Any]:
            model = answer(kind)
            fill(model, values)
            found = [read(slope).array for slope in asking.layer_gradients(model, x)]
            return [sum(slope is not None and bool(slope.any()) for slope in found)]

        outcome = observe(reached, trials.answer, (kind, tensor(x, "float32"), *_float32(values)))
        tried = f'weights of build_model("{kind}") that the tape reaches'
        trials.expect_any(outcome, [len(values)], tried, 0)


def kinds_refused(trials: Trials) -> None:
    """Law: an unknown kind is refused."""
    for kind in ("cnn", "conv", ""):
        outcome = trials.observe(_is_built, kind)
        if outcome.kind != "error" or outcome.error != "ValueError":
            got = "no error" if outcome.kind == "value" else outcome.text
            idea = "M12" if outcome.kind == "value" else None
            trials.wrong(f'build_model("{kind}"): expected a ValueError, got {got}', idea=idea)


def _is_built(answer: Any, kind: str) -> bool:
    answer(kind)
    return True


def build_alone(trials: Trials) -> None:
    """Law: the cell alone, after the setup cell and the given layer, builds as well."""
    values, x = weights(trials, "gmp"), _pictures(trials, 2, 16, 16)

    def afresh(answer: Any, *given: Any) -> Any:
        text = GIVEN + "\n\n" + (asking.source(answer) or "")
        return model_logits(asking.shipped(answer, text, "build_model"), *given)

    given = ("gmp", tensor(x, "float32"), *_float32(values))
    _expect_alone(trials, afresh, given, logits("gmp", x, values))


def _expect_alone(trials: Trials, probe: Any, given: tuple[Any, ...], expected: Any) -> None:
    if asking.source(trials.answer) is None:
        return  # nobody kept the text: there is nothing to run alone
    outcome = observe(probe, trials.answer, given)
    tried = "your cell alone, in a fresh notebook after the setup cell and the cell with MyConv2D"
    if not trials.expect_any(outcome, expected, tried, 0):
        last = trials.wrongs.pop()
        trials.wrong(last.message, idea="M11" if "NameError" in outcome.text else None)


# --- 10.6 ---------------------------------------------------------------------------------------


def _old(answer: Any, style: str, values: Sequence[Any]) -> Any:
    model = asking.shipped(answer, OLD, style)(answer)
    fill(model, values)
    return model


def slid(answer: Any, style: str, x: Any, *values: Any) -> Any:
    """Probe: turn a model of that style, with these weights, and read pictures with the new one."""
    return answer(_old(answer, style, values))(x)


def _style(trials: Trials) -> str:
    """Choose how the old model is written: as the first style that the answer gets right."""
    if "style" in trials.memory:
        return str(trials.memory["style"])
    values, x = weights(trials, "flatten"), _pictures(trials, 1, 16, 16)
    right = logits("flatten", x, values)[:, None, None]
    given = (tensor(x, "float32"), *_float32(values))
    trials.memory["style"] = STYLES[0]
    for style in STYLES:
        outcome = observe(slid, trials.answer, (style, *given))
        if outcome.kind == "value" and difference(outcome.reading, right) is None:
            trials.memory["style"] = style
            break
    return str(trials.memory["style"])


def _expect_map(trials: Trials, n: int, h: int, w: int) -> None:
    values, x = weights(trials, "flatten"), _pictures(trials, n, h, w)
    given = (_style(trials), tensor(x, "float32"), *_float32(values))
    outcome = trials.observe(slid, *given)
    tried = f"the new model on pictures of shape {(n, h, w, 1)}, with weights of the check's"
    trials.expect(outcome, logit_map(x, values), tried, n * h * w)


def same_logits(trials: Trials) -> None:
    """Law: on pictures of 16 by 16 the new model's logits are the old one's."""
    _expect_map(trials, 3, 16, 16)


def larger_maps(trials: Trials) -> None:
    """Law: on larger pictures it gives the logits of every place."""
    for n, h, w in ((1, 24, 24), (2, 20, 28), (1, 18, 31)):
        _expect_map(trials, n, h, w)


def head_is_a_convolution(trials: Trials) -> None:
    """Law: the new model's weights are the old convolutions' and a kernel of 4 by 4."""

    def found(answer: Any, style: str, *values: Any) -> list[Any]:
        model = answer(_old(answer, style, values))
        return [sorted(map(list, shapes_of(model)), key=lambda shape: (len(shape), shape))]

    values = weights(trials, "flatten")
    outcome = observe(found, trials.answer, (_style(trials), *_float32(values)))
    wanted = [*(list(shape) for shape in WEIGHTS["flatten"][:4]), [4, 4, 32, 10], [10]]
    right = [sorted(wanted, key=lambda shape: (len(shape), shape))]
    trials.expect_any(outcome, right, "the shapes of the new model's weights", 0)


def old_is_kept(trials: Trials) -> None:
    """Law: the old model keeps its weights and its logits."""

    def afterwards(answer: Any, style: str, x: Any, wide: Any, *values: Any) -> list[Any]:
        old = _old(answer, style, values)
        answer(old)(wide)
        kept = {tuple(np.shape(v)): v for v in values}
        after = [numbers_of(weight) for weight in old.weights]
        same = all(w.shape in kept and np.array_equal(w, kept[w.shape]) for w in after)
        return [same and len(after) == len(values), old(x)]

    values, x = weights(trials, "flatten"), _pictures(trials, 2, 16, 16)
    wide = _pictures(trials, 1, 20, 24)
    given = (tensor(x, "float32"), tensor(wide, "float32"), *_float32(values))
    outcome = observe(afterwards, trials.answer, (_style(trials), *given))
    right = [True, logits("flatten", x, values)]
    tried = "the old model afterwards: its weights are the same, and its logits"
    trials.expect_any(outcome, right, tried, 0, idea="M10")


def slid_alone(trials: Trials) -> None:
    """Law: the cell alone, after the setup cell and the given layer, turns models as well."""
    values, x = weights(trials, "flatten"), _pictures(trials, 1, 16, 20)
    style = _style(trials)

    def afresh(answer: Any, *given: Any) -> Any:
        text = GIVEN + "\n\n" + (asking.source(answer) or "")
        return slid(asking.shipped(answer, text, "to_fully_conv"), *given)

    if style != "own":
        given = (style, tensor(x, "float32"), *_float32(values))
        _expect_alone(trials, afresh, given, logit_map(x, values))


def _items(trials: Trials, outcome: Outcome, count: int, tried: str) -> tuple[Reading, ...]:
    """Give the members of a probe's list; note it, and give none, where it did not get so far."""
    if outcome.kind == "value" and len(outcome.reading.items) == count:
        return outcome.reading.items
    trials.wrong(f"{tried}: expected a result, got {outcome.text or 'something else'}")
    return ()
