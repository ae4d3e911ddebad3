"""Laws of lesson 02's layer, exercise 2.6.

A layer is tried by probes, small scripts that make one, call it, and set its weights; each gives
back only what does not depend on the random start.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.cross_correlation.right import Array, corr, full, turned
from autograder.inputs import numbers, pick, tensor
from autograder.laws import repeats, stands_alone
from autograder.trials import Outcome, Reading, Trials, call, difference, observe, read, show


class Built:
    """Layers that were made and called once; to make one takes as long as twenty calls.

    Who takes a layer from here sets the weights that matter first.
    """

    def __init__(self) -> None:
        self._layers: dict[tuple[int, Any], tuple[Any, Any]] = {}

    def keep(self, answer: Any, size: Any, layer: Any) -> None:
        """Keep a layer; with its class, so that no other gets the same id."""
        self._layers[id(answer), size] = (answer, layer)

    def layer(self, answer: Any, size: Any, image: Any) -> Any:
        """Give a layer of that size, or make one and call it on the image."""
        if (id(answer), size) not in self._layers:
            layer = answer(size)
            layer(image)
            self.keep(answer, size, layer)
        return self._layers[id(answer), size][1]


def layer_outputs(
    answer: Any, built: Built, size: Any, kernel: Any, bias: Any, *images: Any
) -> list[Any]:
    """Probe: give a layer these weights and call it on the images.

    Args:
        answer: the class.
        built: its layers.
        size: the layer's ``kernel_size``.
        kernel: what the kernel is set to after a first call.
        bias: what the bias is set to, None to leave it as it starts.
        images: what the layer is called on; the first one also before the weights are set.

    Returns:
        The outputs, and last the kernel as it is now. Where the layer's own kernel is not of the
        shape of the one to be set: that shape alone, a tensor of ints.
    """
    layer = built.layer(answer, size, images[0])
    shape = _numbers(layer.kernel).shape
    if shape != tuple(kernel.shape):
        return [tf.constant(shape, tf.int32)]
    asking.assign(layer, "kernel", kernel)
    if bias is not None:
        asking.assign(layer, "bias", bias)
    return [*(layer(image) for image in images), tf.convert_to_tensor(_numbers(layer.kernel))]


def layer_start(answer: Any, built: Built, size: Any, image: Any) -> list[Any]:
    """Probe: look at the weights of three new layers, two of one seed, after a call of each.

    Returns:
        The kernel's shape, number by number, the bias's rank, the number of trainable weights,
        the bias's start; then 1 or 0 each: equal seeds give equal kernels, another seed another
        one, and one kernel has several numbers.
    """
    layers = [answer(kernel_size=size, seed=seed) for seed in (7, 7, 8)]
    for layer in layers:
        layer(image)
    built.keep(answer, size, layers[0])
    one, again, other = (_numbers(layer.kernel) for layer in layers)
    offset = _numbers(layers[0].bias)
    varied = one.size > 1 and bool(np.ptp(one) > 1e-6)
    return [
        *one.shape,
        offset.ndim,
        len(layers[0].trainable_variables),
        float(offset.ravel()[0]),
        int(np.array_equal(one, again)),
        1 - int(np.array_equal(one, other)),
        int(varied),
    ]


def layer_slopes(
    answer: Any, built: Built, size: Any, kernel: Any, image: Any, upstream: Any
) -> list[Any]:
    """Probe: the output's sum by the kernel and the bias, its product with ``upstream`` by X."""
    layer = built.layer(answer, size, image)
    asking.assign(layer, "kernel", kernel)
    found = [read(slope).array for slope in asking.layer_gradients(layer, image)]
    ranked = [next((g for g in found if g is not None and g.ndim == rank), None) for rank in (2, 0)]
    return [
        *(None if g is None else tf.convert_to_tensor(g) for g in ranked),
        asking.gradient(layer, (image,), 0, upstream),
    ]


def layer_refusals(answer: Any, built: Built, size: Any, good: Any, *bad: Any) -> list[int]:
    """Probe: call a layer that took an image that fits on others: what does it raise?

    Returns:
        For each: 0 nothing, 1 a ValueError, 2 a TypeError, 3 another exception.
    """
    layer = built.layer(answer, size, good)
    raised = []
    for image in bad:
        outcome = observe(call, layer, (image,))
        known = {"ValueError": 1, "TypeError": 2}
        raised.append(known.get(outcome.error, 3) if outcome.kind != "value" else 0)
    return raised


def _numbers(weight: Any) -> Array:
    if hasattr(type(weight), "__border__"):
        weight = np.asarray(weight)  # a variable stays on its side; its numbers come over
    array = read(weight).array
    if array is None:
        raise TypeError("a weight must hold numbers")
    return array


def _single(values: Any) -> Any:
    return tensor(values, "float32")


def _built(trials: Trials) -> Built:
    found: Built = trials.memory.setdefault("built", Built())
    return found


def _items(trials: Trials, outcome: Outcome, count: int, tried: str) -> tuple[Reading, ...]:
    """Give the members of a probe's list; note it, and give none, where it did not get so far."""
    if outcome.kind == "value" and len(outcome.reading.items) == count:
        return outcome.reading.items
    trials.wrong(f"{tried}: expected a result, got {outcome.text or 'something else'}")
    return ()


def _expect_outputs(trials: Trials, size: Any, *shapes: tuple[int, int]) -> None:
    """Note it where a layer with random weights does not correlate images of these shapes."""
    K = numbers(trials, *((size, size) if isinstance(size, int) else size))
    images = [numbers(trials, *shape) for shape in shapes]
    given = (_single(K), None, *map(_single, images))
    outcome = trials.observe(layer_outputs, _built(trials), size, *given)
    tried = f"Conv2DSingle({size}) with kernel = {show(K)}"
    if outcome.kind == "value" and len(outcome.reading.items) == 1:
        found = outcome.reading.items[0].array
        got = () if found is None else tuple(found.tolist())
        idea = "M32" if got == shapes[0] else "M2" if got == K.shape[::-1] else None
        message = f"Conv2DSingle({size}), called on an image of shape {shapes[0]}: expected a"
        trials.wrong(f"{message} kernel of shape {K.shape}, got {got}", idea=idea)
        return
    items = _items(trials, outcome, len(images) + 1, f"{tried} on images of shape {shapes}")
    for item, image in zip(items, images, strict=False):
        differs = difference(item, corr(image, K), "float32")
        if differs is not None:
            trials.wrong(f"{tried} on X = {show(image)}: {differs}", K.size + image.size)
    if items and difference(items[-1], K) is not None:
        trials.wrong("the kernel is another one after the layer was called", idea="M51")


def squares(trials: Trials) -> None:
    """Law: right numbers for square images, and the kernel stays."""
    _expect_outputs(trials, 2, (3, 3), (4, 4))


def shapes(trials: Trials) -> None:
    """Law: the kernel has the size asked for, and one layer takes images of every size."""
    n = pick(trials, 3, 4)
    _expect_outputs(trials, (2, 3), (2, n + 1), (2, 3), (4, 3))
    _expect_outputs(trials, 3, (3, n))


def start(trials: Trials) -> None:
    """Law: two trainable weights; the kernel random by its seed, the bias () and 0."""
    size = (2, 3)
    tried = f"Conv2DSingle({size}, seed=7) after a call"
    outcome = trials.observe(layer_start, _built(trials), size, _single(numbers(trials, 3, 4)))
    items = _items(trials, outcome, 8, tried)
    if not items:
        return
    kh, kw, rank, count, begins, equal, other, varied = (
        np.nan if item.array is None else float(item.array) for item in items
    )
    if (kh, kw) != size:
        trials.wrong(f"{tried}: expected a kernel of shape {size}, got {(int(kh), int(kw))}")
    elif count != 2:
        trials.wrong(f"{tried}: expected 2 trainable weights, got {count:g}", idea="M66")
    elif rank != 0 or begins != 0:
        trials.wrong(f"{tried}: expected a bias of shape () that starts at 0")
    elif not varied:
        trials.wrong(f"{tried}: expected a random kernel, got equal numbers", idea="M65")
    elif not equal:
        trials.wrong("two layers made with seed=7 have different kernels", idea="M64")
    elif not other:
        trials.wrong("two layers made with seed=7 and seed=8 have equal kernels", idea="M64")


def bias(trials: Trials) -> None:
    """Law: the bias is added once to every output."""
    zeros, X, K = np.zeros((3, 1)), numbers(trials, 3, 2), numbers(trials, 2, 1)
    given = (_single(K), 0.75, _single(zeros), _single(X))
    outcome = trials.observe(layer_outputs, _built(trials), (2, 1), *given)
    tried = "an image of zeros, after the bias is set to 0.75"
    for item, image in zip(_items(trials, outcome, 3, tried), (zeros, X), strict=False):
        differs = difference(item, corr(image, K) + 0.75)
        if differs is not None:
            what = tried if image is zeros else f"X = {show(X)}, kernel = {show(K)}, bias = 0.75"
            trials.wrong(f"{what}: {differs}", image.size)


def slopes(trials: Trials) -> None:
    """Law: the gradients by both weights and the image are the closed forms."""
    X, K, U = numbers(trials, 3, 3), numbers(trials, 2, 2), numbers(trials, 2, 2)
    outcome = trials.observe(layer_slopes, _built(trials), 2, *map(_single, (K, X, U)))
    tried = "the tape's gradient of the layer's output by its"
    by = ("kernel", "bias", "image")
    expected = (corr(X, np.ones((2, 2))), np.asarray(4.0), full(U, turned(K)))
    items = _items(trials, outcome, 3, tried + " weights")
    for name, item, wanted in zip(by, items, expected, strict=False):
        differs = difference(item, wanted)
        if differs is not None:
            trials.wrong(f"{tried} {name}: {differs}", 1, "M8" if item.kind == "none" else None)


def manners(trials: Trials) -> None:
    """Law: images that do not fit are refused, answers repeat, the cell stands alone."""
    X, K = numbers(trials, 2, 3), numbers(trials, 2, 2)
    bad = (np.ones((3, 1)), np.ones((1, 3)), np.ones((2, 3, 3)))
    given = (_single(X), *map(_single, bad), tensor(np.ones((2, 3)), "int32"))
    outcome = trials.observe(layer_refusals, _built(trials), 2, *given)
    items = _items(trials, outcome, 4, "images that the layer must refuse")
    for item, image, wanted in zip(items, given[1:], (1, 1, 1, 2), strict=False):
        if item.array is not None and int(item.array) != wanted:
            error, idea = (("ValueError", "M12"), ("TypeError", "M63"))[wanted - 1]
            tried = f"Conv2DSingle(2) on an image of shape {tuple(image.shape)}"
            tried += f" and dtype {image.dtype.name}: expected a {error}"
            trials.wrong(f"{tried}, got {'another' if item.array else 'no'} error", idea=idea)

    def first_output(answer: Any, *args: Any) -> Any:
        return layer_outputs(answer, Built(), *args)[0]

    alone = (2, _single(K), None, _single(X))
    stands_alone(trials, "Conv2DSingle", first_output, alone, corr(X, K))
    repeats(trials)


def no_subclass(trials: Trials) -> None:
    """Law: no subclass of a convolution layer of Keras."""
    rule = "Not allowed here: a subclass of tf.keras.layers.Conv2D."
    for parent in asking.ancestors(trials.answer)[1:]:
        if ".layers.convolutional." in parent:
            trials.wrong(f"{rule} Your class inherits from {parent.rpartition('.')[2]}")
            return
    text = asking.source(trials.answer) or ""
    found = re.search(r"^\s*class\s+\w+\s*\([^)\n]*?(\w*Conv\dD\w*)\s*\)", text, re.MULTILINE)
    if found and found[1] != "Conv2DSingle":
        trials.wrong(f"{rule} Your class inherits from {found[1]}")
