"""Laws of lesson 09's layer, exercise 9.3.

A layer is tried by probes, small scripts that make one, call it, and set its weights; each gives
back only what does not depend on the random start.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.fast_convolution.right import Array, conv, conv_slopes, pair
from autograder.inputs import numbers, tensor
from autograder.laws import repeats, stands_alone
from autograder.trials import Trials, call, difference, observe, read, show

Settings = dict[str, Any]
_HOW = """
def again(kind, settings):
    return kind.from_config(kind(**settings).get_config())

def with_tanh(kind, settings):
    return kind(**settings, activation=tf.math.tanh)

def open_call(layer, x):
    spec = tf.TensorSpec([None, None, None, x.shape[-1]], x.dtype)
    return tf.function(lambda x: layer(x), input_signature=[spec], autograph=False)(x)

def noise(kind, settings, x):
    import contextlib, io, warnings

    heard = io.StringIO()
    with contextlib.redirect_stderr(heard), contextlib.redirect_stdout(heard):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UserWarning)
            kind(**settings)(x)
    told = [one for one in caught if issubclass(one.category, UserWarning)]
    return len(told) + len(heard.getvalue())
"""
"""What has to be done beside the layer, where its objects live."""


def made(answer: Any, settings: Settings, how: str = "") -> Any:
    """Make a layer: plainly, or by one of the ways above."""
    if how:
        return asking.shipped(answer, _HOW, how)(answer, settings)
    return answer(**settings)


def outputs(
    answer: Any, settings: Settings, how: str, kernel: Any, bias: Any, *images: Any
) -> list[Any]:
    """Probe: give a layer these weights and call it on the images.

    Args:
        answer: the class.
        settings: what the layer is made with.
        how: how it is made, see ``made``.
        kernel: what the kernel is set to after a first call.
        bias: what the bias is set to, None to leave it as it starts.
        images: what the layer is called on; the first one also before the weights are set.

    Returns:
        The outputs, and last the kernel as it is now. Where the layer's own kernel is not of the
        shape of the one to be set: that shape alone, a tensor of ints.
    """
    layer = made(answer, settings, how)
    layer(images[0])
    shape = _numbers(layer.kernel).shape
    if shape != tuple(kernel.shape):
        return [tf.constant(shape, tf.int32)]
    asking.assign(layer, "kernel", kernel)
    if bias is not None:
        asking.assign(layer, "bias", bias)
    return [*(layer(image) for image in images), tf.convert_to_tensor(_numbers(layer.kernel))]


def beginning(answer: Any, image: Any) -> list[Any]:
    """Probe: look at the weights of a new layer of 12 filters of 3 × 3, and one without a bias.

    Returns:
        The numbers of trainable weights with and without a bias, the shape of the kernel and of
        the bias, and 1 or 0 each: the bias starts at 0; the kernel keeps to Glorot's limit, comes
        near it, and is spread evenly.
    """
    layer, plain = answer(12, 3), answer(2, (1, 2), 1, "valid", None, False)
    layer(image)
    plain(image)
    kernel, bias = _numbers(layer.kernel), _numbers(layer.bias)
    limit = np.sqrt(6 / (9 * 16 + 9 * 12))
    largest, half = np.abs(kernel).max() / limit, (np.abs(kernel) < limit / 2).mean()
    flags = [not bias.any(), largest < 1.0001, largest > 0.95, 0.4 < half < 0.6]
    counts = [len(layer.trainable_variables), len(plain.trainable_variables)]
    return [*counts, list(kernel.shape), list(bias.shape), *map(int, flags)]


def slopes_of(answer: Any, settings: Settings, kernel: Any, image: Any, upstream: Any) -> list[Any]:
    """Probe: the output's sum by the kernel and the bias, its product with ``upstream`` by x."""
    layer = made(answer, settings)
    layer(image)
    asking.assign(layer, "kernel", kernel)
    found = [read(slope).array for slope in asking.layer_gradients(layer, image)]
    ranked = [next((g for g in found if g is not None and g.ndim == rank), None) for rank in (4, 1)]
    return [
        *(None if g is None else tf.convert_to_tensor(g) for g in ranked),
        asking.gradient(layer, (image,), 0, upstream),
    ]


def refusals(answer: Any, settings: Settings, good: Any, *bad: Any) -> list[int]:
    """Probe: call a layer that took an image that fits on others: what does it raise?

    Returns:
        For each: 0 nothing, 1 a ValueError, 2 another exception.
    """
    layer = made(answer, settings)
    layer(good)
    tried = [observe(call, layer, (image,)) for image in bad]
    return [0 if o.kind == "value" else 1 if o.error == "ValueError" else 2 for o in tried]


def _numbers(weight: Any) -> Array:
    if hasattr(type(weight), "__border__"):
        weight = np.asarray(weight)  # a variable stays on its side; its numbers come over
    array = read(weight).array
    if array is None:
        raise TypeError("a weight must hold numbers")
    return array


def _right(settings: Settings, x: Array, k: Array, b: Any) -> Array:
    """Compute what a layer of these settings makes of x."""
    strides, padding = settings.get("strides", 1), settings.get("padding", "valid").upper()
    y = conv(x, k, np.zeros(k.shape[3]) if b is None else b, strides, padding)
    activation = settings.get("activation")
    return np.maximum(y, 0) if activation == "relu" else np.tanh(y) if activation == "tanh" else y


def _expect(
    trials: Trials,
    settings: Settings,
    channels: int,
    *sizes: tuple[int, int],
    bias: bool = False,
    how: str = "",
    dtype: str = "float32",
    idea: str | None = None,
) -> None:
    """Note it where a layer with random weights does not compute what its settings say."""
    shape = (*pair(settings["kernel_size"]), channels, settings["filters"])
    k, b = numbers(trials, *shape) / 4, numbers(trials, shape[3]) if bias else None
    images = [numbers(trials, 2, *size, channels) / 4 for size in sizes]
    if dtype == "float64" and not how:
        k, images = k + trials.rng.normal(size=shape), [x / 3 for x in images]
    asked = settings
    if how == "with_tanh":
        asked, settings = settings, {**settings, "activation": "tanh"}
    set_to = None if b is None else tensor(b, dtype)
    given = (asked, how, tensor(k, dtype), set_to, *(tensor(x, dtype) for x in images))
    outcome = trials.observe(outputs, *given)
    tried = f"MyConv2D({', '.join(f'{name}={show(one)}' for name, one in settings.items())})"
    tried += ", made again from its get_config()" if how == "again" else ""
    items = outcome.reading.items
    if outcome.kind == "value" and len(items) == 1 and items[0].array is not None:
        got = tuple(items[0].array.tolist())
        known = "M32" if got[:2] == sizes[0] else "M3" if got[:2] == shape[1::-1] else None
        message = f"{tried}, called on pictures of shape {images[0].shape}: expected a kernel"
        trials.wrong(f"{message} of shape {shape}, got {got}", idea=known)
    elif outcome.kind != "value" or len(items) != len(images) + 1:
        other = outcome.text or "something else"
        trials.wrong(f"{tried} on pictures of shape {images[0].shape}: {other}", 1, idea)
    else:
        for item, x in zip(items, images, strict=False):
            differs = difference(item, _right(settings, x, k, b), dtype)
            if differs is not None:
                known = idea or ("M9" if "dtype" in differs else None)
                trials.wrong(f"{tried} on pictures of shape {x.shape}: {differs}", x.size, known)
        if difference(items[-1], k) is not None:
            trials.wrong("the kernel is another one after the layer was called", idea="M51")


def squares(trials: Trials) -> None:
    """Law: right numbers for square pictures and kernels, and one layer takes two sizes."""
    _expect(trials, {"filters": 3, "kernel_size": 2}, 2, (3, 3), (4, 4))


def start(trials: Trials) -> None:
    """Law: a Glorot-uniform kernel, a bias of zeros, both trainable, of the right shapes."""
    tried = "MyConv2D(12, 3) after a call on pictures with 16 channels"
    image = tensor(numbers(trials, 1, 3, 4, 16), "float32")
    outcome = trials.observe(beginning, image)
    wanted: list[Any] = [2, 1, [3, 3, 16, 12], [12], 1, 1, 1, 1]
    names = (
        "the number of trainable weights",
        "the number of trainable weights with use_bias=False",
        "the kernel's shape",
        "the bias's shape",
        "whether the bias starts at 0",
        "whether the kernel keeps to Glorot's limit",
        "whether the kernel comes near Glorot's limit",
        "whether the kernel is spread evenly",
    )
    if outcome.kind != "value" or len(outcome.reading.items) != len(wanted):
        trials.wrong(f"{tried}: expected weights, got {outcome.text or 'something else'}")
        return
    ideas = ("M66", "M66", None, "M28", None, "M65", "M65", "M65")
    for item, right, name, idea in zip(outcome.reading.items, wanted, names, ideas, strict=True):
        got = [_int(i) for i in item.items] if item.kind == "sequence" else _int(item)
        if got != right:
            trials.wrong(f"{tried}: {name}: expected {_said(right)}, got {_said(got)}", idea=idea)
            return


def _int(item: Any) -> int:
    return -1 if item.array is None or item.array.size != 1 else int(item.array)


def _said(value: Any) -> str:
    return show(tuple(value)) if isinstance(value, list) else show(value)


def shapes(trials: Trials) -> None:
    """Law: kernels, strides and paddings of every kind, in small and capital letters."""
    for settings, channels, sizes in (
        ({"filters": 2, "kernel_size": (2, 3)}, 1, ((3, 4), (2, 5))),
        ({"filters": 1, "kernel_size": [3, 1], "strides": [2, 1]}, 2, ((6, 2),)),
        ({"filters": 2, "kernel_size": 2, "strides": 2, "padding": "SAME"}, 1, ((5, 4), (2, 3))),
        ({"filters": 1, "kernel_size": (4, 3), "strides": (1, 2), "padding": "same"}, 1, ((3, 5),)),
        ({"filters": 1, "kernel_size": (1, 2), "strides": 3, "padding": "VALID"}, 1, ((4, 7),)),
    ):
        _expect(trials, settings, channels, *sizes)


def extras(trials: Trials) -> None:
    """Law: the bias is added once to every output, then the activation; or there is none."""
    size: Settings = {"filters": 3, "kernel_size": (2, 1)}
    _expect(trials, size, 2, (3, 2), bias=True)
    _expect(trials, {**size, "activation": "relu"}, 1, (3, 2), bias=True)
    _expect(trials, {**size, "activation": "relu", "use_bias": False}, 1, (3, 3))
    _expect(trials, size, 1, (2, 2), bias=True, how="with_tanh")


def config(trials: Trials) -> None:
    """Law: from_config makes the same layer of what get_config gives, name and dtype included."""
    for settings, channels, bias in (
        ({"filters": 2, "kernel_size": (2, 3), "strides": (2, 1), "padding": "same"}, 2, True),
        ({"filters": 3, "kernel_size": 2, "activation": "relu", "use_bias": False}, 1, False),
    ):
        _expect(trials, settings, channels, (4, 5), bias=bias, how="again", idea="M907")
    settings = {"filters": 1, "kernel_size": 1, "name": "edges", "dtype": "float64"}
    _expect(trials, settings, 1, (2, 1), how="again", dtype="float64", idea="M907")

    def facts(answer: Any, image: Any) -> list[Any]:
        named = made(answer, settings, "again").name
        plain = made(answer, {"filters": 2, "kernel_size": 1, "use_bias": False}, "again")
        plain(image)
        return [str(named), len(plain.trainable_variables)]

    outcome = trials.observe(facts, tensor(numbers(trials, 1, 1, 2, 1), "float32"))
    tried = "made again: the name of a layer 'edges', and how many weights one without a bias has"
    trials.expect_any(outcome, ["edges", 1], tried, 9, idea="M907")


def slopes(trials: Trials) -> None:
    """Law: the gradients by both weights and the pictures are the closed forms."""
    settings: Settings = {"filters": 2, "kernel_size": (2, 1), "strides": (1, 2)}
    x, k = numbers(trials, 2, 3, 4, 1), numbers(trials, 2, 1, 1, 2)
    u = numbers(trials, 2, 2, 2, 2)
    given = (tensor(array, "float32") for array in (k, x, u))
    outcome = trials.observe(slopes_of, settings, *given)
    _, by_k, by_b = conv_slopes(x, k, np.ones_like(u), (1, 2))
    by_x = conv_slopes(x, k, u, (1, 2))[0]
    tried = "the tape's gradient of the layer's output by its"
    if outcome.kind != "value" or len(outcome.reading.items) != 3:
        trials.wrong(f"{tried} weights: {outcome.text or 'something else came'}")
        return
    by = zip(outcome.reading.items, ("kernel", "bias", "pictures"), (by_k, by_b, by_x), strict=True)
    for item, name, wanted in by:
        differs = difference(item, wanted)
        if differs is not None:
            trials.wrong(f"{tried} {name}: {differs}", 1, "M8" if item.kind == "none" else None)


def precision(trials: Trials) -> None:
    """Law: a float64 layer computes in float64, and pictures may be of unknown size."""
    settings: Settings = {"filters": 2, "kernel_size": (2, 3), "dtype": "float64"}
    _expect(trials, settings, 2, (3, 4), dtype="float64")
    x, k = numbers(trials, 2, 3, 5, 1), numbers(trials, 2, 2, 1, 3)
    settings = {"filters": 3, "kernel_size": 2, "strides": 2, "padding": "same"}

    def opened(answer: Any, settings: Settings, kernel: Any, image: Any) -> Any:
        layer = made(answer, settings)
        layer(image)
        asking.assign(layer, "kernel", kernel)
        return asking.shipped(answer, _HOW, "open_call")(layer, image)

    for padding in ("same", "valid"):
        settings = {**settings, "padding": padding}
        outcome = trials.observe(opened, settings, tensor(k, "float32"), tensor(x, "float32"))
        tried = f"inside a tf.function for pictures of unknown size, padding {padding!r}"
        trials.expect(outcome, _right(settings, x, k, None), tried, 9)


def manners(trials: Trials) -> None:
    """Law: what does not fit is refused, nothing is printed, answers repeat, the cell alone."""
    settings: Settings = {"filters": 2, "kernel_size": 2}
    x = tensor(numbers(trials, 1, 2, 3, 2), "float32")
    shapes = (1, 3, 3, 2), (1, 3, 1, 2), (2, 3, 2), (1, 3, 3, 4), (1, 3, 3, 1)
    bad = [tensor(np.ones(shape), "float32") for shape in shapes]
    bad[0] = bad[0][:, :1]
    whole = tensor(np.ones((1, 3, 3, 2)), "int32")
    outcome = trials.observe(refusals, settings, x, *bad, whole)
    for item, image in zip(outcome.reading.items, [*bad, whole], strict=False):
        told = f"a layer for 2 × 2 windows of 2 channels, called on {image.dtype.name} of shape"
        tried = f"{told} {tuple(image.shape)}"
        if image is whole and _int(item) == 0:
            trials.wrong(f"{tried}: expected an error", 3, "M63")
        elif image is not whole and _int(item) != 1:
            got = "another error" if _int(item) else "no error"
            trials.wrong(f"{tried}: expected a ValueError, got {got}", 3, "M12")

    def heard(answer: Any, settings: Settings, image: Any) -> Any:
        return asking.shipped(answer, _HOW, "noise")(answer, settings, image)

    outcome = observe(heard, trials.subject, (settings, x))
    trials.expect_any(outcome, 0, "characters and warnings of a new layer and its first call", 4)

    def first_output(answer: Any, *args: Any) -> Any:
        return outputs(answer, *args)[0]

    picture, k = numbers(trials, 1, 2, 3, 1), numbers(trials, 1, 2, 1, 2)
    settings = {"filters": 2, "kernel_size": (1, 2)}
    alone = (settings, "", tensor(k, "float32"), None, tensor(picture, "float32"))
    stands_alone(trials, "MyConv2D", first_output, alone, _right(settings, picture, k, None))
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
    if found and found[1] != "MyConv2D":
        trials.wrong(f"{rule} Your class inherits from {found[1]}")
