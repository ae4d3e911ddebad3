"""Hidden checks of lesson 02, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with a NumPy loop in float64.
Random numbers are quarters, all of different size: exact in float32 too, easy to read in a
message, and no kernel looks the same when it is flipped or transposed.
Images are small because the time of a check is the time of the answer: a loop in TensorFlow takes
0.2 ms a window.
"""

# mypy: disable-error-code="misc"
# Keras has no types, so that the reference layer inherits from Any.

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.cross_correlation_ideas import HINTS, IDEAS
from autograder.marking import (
    Exercise,
    Mark,
    Part,
    is_traceable,
    keeps_arguments,
    obeys,
    repeats,
    stands_alone,
)
from autograder.trials import Outcome, Reading, Trials, call, difference, observe, read, show

Array = npt.NDArray[Any]
Oracle = Callable[[Array, Array], Array]

READY_MADE = re.compile(
    r"(atrous_|depthwise_|separable_)?conv([123]d)?(_transpose|_backprop_\w+)?|convolution"
    r"|(fft|oa)?convolve([12]d)?|correlate([12]d)?|(Depthwise|Separable)?Conv[123]D(Transpose)?"
)
"""What a ready-made convolution is called in TensorFlow, Keras, NumPy and SciPy."""
READY_MADE_OPS = re.compile(r"^_?(Fused|Depthwise|Quantized|Xla)*Conv(\d|olution|V\d|$)")
"""Matches TensorFlow's operations that convolve, and not those that convert."""


# --- what is right ------------------------------------------------------------------------------


def corr(X: Array, K: Array) -> Array:
    """Cross-correlate X (H, W) with K (kh, kw), valid windows only, in float64."""
    (H, W), (kh, kw) = X.shape, K.shape
    Y = np.zeros((H - kh + 1, W - kw + 1))
    for i, j in np.ndindex(*Y.shape):
        Y[i, j] = (X[i : i + kh, j : j + kw] * K).sum()
    return Y


def turned(K: Array) -> Array:
    """Give a kernel half a turn."""
    return K[::-1, ::-1]


def full(X: Array, K: Array) -> Array:
    """Cross-correlate at every place where the two touch."""
    kh, kw = K.shape
    return corr(np.pad(X, ((kh - 1, kh - 1), (kw - 1, kw - 1))), K)


def matrix(K: Array, shape: tuple[int, int]) -> Array:
    """Give the matrix of the cross-correlation of an image of that shape with K."""
    (kh, kw), (H, W) = K.shape, shape
    oh, ow = H - kh + 1, W - kw + 1
    M = np.zeros((oh * ow, H * W))
    for i, j, a, b in np.ndindex(oh, ow, kh, kw):
        M[i * ow + j, (i + a) * W + j + b] = K[a, b]
    return M


def _tensors(X: Any, K: Any) -> tuple[Any, Any]:
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("not two axes")
    return X, K


def _right_window_sum(X: Any, K: Any, i: int, j: int) -> Any:
    X, K = _tensors(X, K)
    (H, W), (kh, kw) = X.shape, K.shape
    if not (0 <= i <= H - kh and 0 <= j <= W - kw):
        raise ValueError("leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def _right_corr2d(X: Any, K: Any) -> Any:
    X, K = _tensors(X, K)
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("does not fit")
    return tf.add_n([K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw)])


def _right_conv2d_flipped(X: Any, K: Any) -> Any:
    X, K = _tensors(X, K)
    return _right_corr2d(X, tf.reverse(K, [0, 1]))


def _right_corr_full(X: Any, K: Any) -> Any:
    X, K = _tensors(X, K)
    kh, kw = K.shape
    return _right_corr2d(tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]]), K)


def _right_corr_matrix(K: Any, shape: tuple[int, int]) -> Any:
    K, _ = _tensors(K, K)
    down, right = shape[0] - K.shape[0], shape[1] - K.shape[1]
    if down < 0 or right < 0:
        raise ValueError("does not fit")
    places = [(i, j) for i in range(down + 1) for j in range(right + 1)]
    images = [tf.pad(K, [[i, down - i], [j, right - j]]) for i, j in places]
    return tf.stack([tf.reshape(image, [-1]) for image in images])


class _RightLayer(tf.keras.layers.Layer):
    def __init__(self, kernel_size: Any, seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        random = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=random, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: Any) -> Any:
        return _right_corr2d(X, tf.convert_to_tensor(self.kernel)) + self.bias


# --- inputs -------------------------------------------------------------------------------------


def numbers(trials: Trials, *shape: int) -> Array:
    """Draw quarters of either sign, no two of one size: float64 of that shape."""
    size = int(np.prod(shape))
    sizes = trials.rng.permutation(size) + 1
    drawn: Array = (sizes * trials.rng.choice([-0.25, 0.25], size)).reshape(shape)
    return drawn


def pick(trials: Trials, low: int, high: int) -> int:
    """Draw a whole number, both ends included."""
    return int(trials.rng.integers(low, high + 1))


def tensor(values: Any, dtype: str = "float64") -> Any:
    """Make a tensor."""
    return tf.constant(values, dtype)


# --- laws of the functions of an image and a kernel ---------------------------------------------


def squares(oracle: Oracle) -> Callable[[Trials], None]:
    """Law: right numbers for square images and kernels."""

    def law(trials: Trials) -> None:
        for n, k, dtype in ((3, 2, "float32"), (3, 2, "float64"), (4, 2, "float64")):
            X, K = numbers(trials, n, n), numbers(trials, k, k)
            trials.equals((tensor(X, dtype), tensor(K, dtype)), oracle(X, K))
        X, K = numbers(trials, 4, 4), numbers(trials, 3, 3)
        trials.equals((tensor(X), tensor(K)), oracle(X, K))
        impulse = np.zeros((4, 4))
        impulse[pick(trials, 1, 2), pick(trials, 1, 2)] = 1
        trials.equals((tensor(impulse), tensor(K)), oracle(impulse, K))

    return law


def shapes(oracle: Oracle, *, larger: bool = False) -> Callable[[Trials], None]:
    """Law: right numbers for shapes of every kind; with kernels beyond the image if ``larger``."""

    def law(trials: Trials) -> None:
        n = pick(trials, 3, 4)
        sizes = [
            ((2, n), (2, 2)),
            ((n, 2), (2, 2)),
            ((3, n), (1, 2)),
            ((n, 3), (2, 1)),
            ((3, n + 1), (2, 3)),
            ((n + 1, 3), (3, 2)),
            ((2, n), (2, n)),
            ((n, 2), (n, 2)),
            ((2, 3), (1, 1)),
            ((1, n), (1, 2)),
            ((n, 1), (2, 1)),
            ((1, 1), (1, 1)),
        ]
        if larger:
            sizes += [((1, 2), (2, 3)), ((2, 1), (1, 3)), ((1, 1), (3, 2))]
        for image, kernel in sizes:
            X, K = numbers(trials, *image), numbers(trials, *kernel)
            trials.equals((tensor(X), tensor(K)), oracle(X, K))
        X, K = -np.abs(numbers(trials, 3, 3)), np.abs(numbers(trials, 2, 3))
        trials.equals((tensor(X), tensor(K)), oracle(X, K))

    return law


def slopes(oracle: Oracle, by_X: Any, by_K: Any) -> Callable[[Trials], None]:
    """Law: the tape's gradients are the closed forms ``by_X(X, K, U)`` and ``by_K(X, K, U)``."""

    def law(trials: Trials) -> None:
        for image, kernel, both in (((2, 4), (2, 3), True), ((4, 3), (3, 2), False)):
            X, K = numbers(trials, *image), numbers(trials, *kernel)
            U = numbers(trials, *oracle(X, K).shape)
            args = (tensor(X), tensor(K))
            trials.slopes(args, 1, tensor(U), by_K(X, K, U))
            if both:
                trials.slopes(args, 0, tensor(U), by_X(X, K, U))

    return law


def types(oracle: Oracle, *rest: int) -> Callable[[Trials], None]:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""

    def law(trials: Trials) -> None:
        for dtype in ("float64", "float32"):
            X, K = trials.rng.normal(size=(2, 3)), trials.rng.normal(size=(2, 2))
            given = (tensor(X, dtype), tensor(K, dtype), *rest)
            trials.equals(given, oracle(X, K), dtype)
        X, K = numbers(trials, 2, 3), numbers(trials, 2, 2)
        trials.equals((X.tolist(), K.tolist(), *rest), oracle(X, K), "float32")
        whole = trials.rng.integers(1, 9, (3, 3)), trials.rng.integers(1, 9, (2, 2))
        why = "whole numbers where floats are expected"
        for given in (
            (tensor(whole[0], "int32"), tensor(whole[1], "int32")),
            (whole[0].tolist(), whole[1].tolist()),
            (tensor(whole[0], "int64"), tensor(whole[1])),
            (tensor(whole[0]), tensor(whole[1], "int64")),
            (whole[0] > 4, whole[1].astype(np.float64)),
        ):
            trials.refuses((*given, *rest), "TypeError", why, "M63")

    return law


def refused_ranks(trials: Trials, *rest: int) -> None:
    """Note it where an image or a kernel without two axes is taken."""
    for image, kernel in (((5,), (2, 2)), ((2, 3, 3), (2, 2)), ((3, 3), (2,)), ((3, 3), (2, 2, 2))):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *kernel)))
        why = f"shapes {image} and {kernel} have not two axes each"
        trials.refuses((*given, *rest), "ValueError", why, "M12")


def misfits(trials: Trials) -> None:
    """Law: a kernel larger than the image in either axis is refused, and so is a wrong rank."""
    n = pick(trials, 2, 3)
    for image, kernel in (((2, n), (3, 1)), ((n, 2), (1, 3)), ((2, 2), (3, 3)), ((n, n), (n, 6))):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *kernel)))
        why = f"a kernel of shape {kernel} does not fit into an image of shape {image}"
        trials.refuses(given, "ValueError", why, "M12")
    refused_ranks(trials)


def manners(name: str, oracle: Oracle, *, traced: bool = False) -> Callable[[Trials], None]:
    """Law: arguments stay, answers repeat, the cell stands alone and, if asked, can be traced."""

    def law(trials: Trials) -> None:
        X, K = numbers(trials, 2, 3), numbers(trials, 2, 2)
        keeps_arguments(trials, (X, K), oracle(X, K))
        given = (tensor(X), tensor(K))
        if traced:
            is_traceable(trials, given, oracle(X, K))
        stands_alone(trials, name, call, given, oracle(X, K))
        repeats(trials)

    return law


# --- 2.1 ----------------------------------------------------------------------------------------


def _window(X: Array, K: Array, i: int, j: int) -> float:
    return float((X[i : i + K.shape[0], j : j + K.shape[1]] * K).sum())


def _window_squares(trials: Trials) -> None:
    for n, k, dtype in ((3, 2, "float32"), (3, 2, "float64"), (4, 2, "float64"), (5, 3, "float64")):
        X, K = numbers(trials, n, n), numbers(trials, k, k)
        for i, j in ((0, 1), (pick(trials, 0, n - k), pick(trials, 0, n - k))):
            trials.equals((tensor(X, dtype), tensor(K, dtype), i, j), _window(X, K, i, j))


def _window_shapes(trials: Trials) -> None:
    for image, kernel in (
        ((3, 6), (2, 3)),
        ((6, 3), (3, 2)),
        ((4, 5), (1, 3)),
        ((5, 4), (3, 1)),
        ((3, 5), (3, 5)),
        ((2, 7), (1, 1)),
        ((1, 1), (1, 1)),
    ):
        X, K = numbers(trials, *image), numbers(trials, *kernel)
        i, j = (pick(trials, 0, n - k) for n, k in zip(image, kernel, strict=True))
        last = (image[0] - kernel[0], image[1] - kernel[1])
        for place in {(i, j), last}:
            trials.equals((tensor(X), tensor(K), *place), _window(X, K, *place))


def _window_slopes(trials: Trials) -> None:
    X, K, up = numbers(trials, 4, 3), numbers(trials, 2, 2), numbers(trials)
    i, j = pick(trials, 0, 2), pick(trials, 0, 1)
    by_X = np.zeros_like(X)
    by_X[i : i + 2, j : j + 2] = K * up
    given = (tensor(X), tensor(K), i, j)
    trials.slopes(given, 1, tensor(up), X[i : i + 2, j : j + 2] * up)
    trials.slopes(given, 0, tensor(up), by_X)


def _window_misfits(trials: Trials) -> None:
    H, W = pick(trials, 4, 5), pick(trials, 4, 5)
    X, K = tensor(numbers(trials, H, W)), tensor(numbers(trials, 2, 2))
    for i, j in ((H - 1, 0), (0, W - 1), (H, W), (H + 2, 1)):
        why = f"a 2 by 2 window at row {i} and column {j} leaves an image of shape {(H, W)}"
        trials.refuses((X, K, i, j), "ValueError", why, "M12")
    for i, j in ((-3, 0), (0, -3), (-1, 1), (-H, -W)):
        why = f"row {i}, column {j} is outside of the image"
        trials.refuses((X, K, i, j), "ValueError", why, "M57")
    refused_ranks(trials, 0, 0)


def _window_manners(trials: Trials) -> None:
    X, K = numbers(trials, 3, 4), numbers(trials, 2, 2)
    keeps_arguments(trials, (X, K, 1, 1), _window(X, K, 1, 1))
    stands_alone(trials, "window_sum", call, (tensor(X), tensor(K), 0, 2), _window(X, K, 0, 2))
    repeats(trials)


# --- 2.5 ----------------------------------------------------------------------------------------


def _matrix_squares(trials: Trials) -> None:
    for n, k, dtype in ((3, 2, "float32"), (3, 2, "float64"), (4, 2, "float64"), (4, 3, "float64")):
        K = numbers(trials, k, k)
        trials.equals((tensor(K, dtype), (n, n)), matrix(K, (n, n)))


def _matrix_shapes(trials: Trials) -> None:
    n = pick(trials, 3, 4)
    for kernel, shape in (
        ((2, 2), (2, n)),
        ((2, 2), (n, 2)),
        ((1, 2), (2, n)),
        ((2, 1), (n, 2)),
        ((2, 3), (3, 4)),
        ((3, 2), (4, 3)),
        ((2, n), (2, n)),
        ((1, 1), (2, 3)),
        ((1, 2), (1, n)),
        ((2, 1), (n, 1)),
        ((1, 1), (1, 1)),
    ):
        K = numbers(trials, *kernel)
        trials.equals((tensor(K), shape), matrix(K, shape))


def _matrix_slopes(trials: Trials) -> None:
    for kernel, shape in (((2, 2), (3, 4)), ((2, 1), (3, 2))):
        K = numbers(trials, *kernel)
        U = numbers(trials, *matrix(K, shape).shape)
        by_K = np.zeros_like(K)
        for a, b in np.ndindex(*kernel):
            one = np.zeros_like(K)
            one[a, b] = 1
            by_K[a, b] = (matrix(one, shape) * U).sum()
        trials.slopes((tensor(K), shape), 0, tensor(U), by_K)


def _matrix_types(trials: Trials) -> None:
    for dtype in ("float64", "float32"):
        K = trials.rng.normal(size=(2, 2))
        trials.equals((tensor(K, dtype), (2, 3)), matrix(K, (2, 3)), dtype)
    K = numbers(trials, 2, 2)
    trials.equals((K.tolist(), (2, 3)), matrix(K, (2, 3)), "float32")
    whole = trials.rng.integers(1, 9, (2, 2))
    for given in (tensor(whole, "int32"), whole.tolist(), whole > 4):
        why = "whole numbers where floats are expected"
        trials.refuses((given, (2, 3)), "TypeError", why, "M63")


def _matrix_misfits(trials: Trials) -> None:
    for kernel, shape in (((3, 1), (2, 4)), ((1, 3), (4, 2)), ((3, 3), (2, 2))):
        why = f"a kernel of shape {kernel} does not fit into an image of shape {shape}"
        trials.refuses((tensor(numbers(trials, *kernel)), shape), "ValueError", why, "M12")
    for flat in ((2,), (2, 2, 2)):
        why = f"a kernel of shape {flat} has not two axes"
        trials.refuses((tensor(numbers(trials, *flat)), (3, 3)), "ValueError", why, "M12")


def _matrix_manners(trials: Trials) -> None:
    K = numbers(trials, 2, 2)
    keeps_arguments(trials, (K, (2, 3)), matrix(K, (2, 3)))
    stands_alone(trials, "corr_matrix", call, (tensor(K), (3, 2)), matrix(K, (3, 2)))
    repeats(trials)


# --- 2.6 ----------------------------------------------------------------------------------------


def layer_outputs(answer: Any, size: Any, kernel: Any, bias: Any, *images: Any) -> list[Any]:
    """Probe: give a layer these weights and call it on the images.

    Args:
        answer: the class.
        size: its ``kernel_size``.
        kernel: what the kernel is set to after a first call.
        bias: what the bias is set to, None to leave it as it starts.
        images: what the layer is called on; the first one also before the weights are set.

    Returns:
        The outputs, and last the kernel as it is now.
    """
    layer = answer(size, seed=1)
    layer(images[0])
    asking.assign(layer, "kernel", kernel)
    if bias is not None:
        asking.assign(layer, "bias", bias)
    return [*(layer(image) for image in images), tf.convert_to_tensor(_numbers(layer.kernel))]


def layer_start(answer: Any, size: Any, image: Any) -> list[Any]:
    """Probe: look at the weights of three layers, two of one seed, after a call of each.

    Returns:
        The kernel's shape, number by number, the bias's rank, the number of trainable weights,
        the bias's start; then 1 or 0 each: equal seeds give equal kernels, another seed another
        one, and one kernel has several numbers.
    """
    layers = [answer(kernel_size=size, seed=seed) for seed in (7, 7, 8)]
    for layer in layers:
        layer(image)
    one, again, other = (_numbers(layer.kernel) for layer in layers)
    bias = _numbers(layers[0].bias)
    start = [*one.shape, bias.ndim, len(layers[0].trainable_variables), float(bias.ravel()[0])]
    varied = one.size > 1 and bool(np.ptp(one) > 1e-6)
    return [
        *start,
        int(np.array_equal(one, again)),
        1 - int(np.array_equal(one, other)),
        int(varied),
    ]


def layer_slopes(answer: Any, size: Any, kernel: Any, image: Any, upstream: Any) -> list[Any]:
    """Probe: the output's sum by the kernel and the bias, its product with ``upstream`` by X."""
    layer = answer(size, seed=1)
    layer(image)
    asking.assign(layer, "kernel", kernel)
    found = [read(slope).array for slope in asking.layer_gradients(layer, image)]
    ranked = [next((g for g in found if g is not None and g.ndim == rank), None) for rank in (2, 0)]
    return [
        *(None if g is None else tf.convert_to_tensor(g) for g in ranked),
        asking.gradient(layer, (image,), 0, upstream),
    ]


def layer_refusals(answer: Any, size: Any, good: Any, *bad: Any) -> list[int]:
    """Probe: call a layer on an image that fits, then on others: what does it raise?

    Returns:
        For each: 0 nothing, 1 a ValueError, 2 a TypeError, 3 another exception.
    """
    layer = answer(size, seed=1)
    layer(good)
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


def _items(trials: Trials, outcome: Outcome, count: int, tried: str) -> tuple[Reading, ...]:
    """Give the members of a probe's list; note it, and give none, where it did not get so far."""
    if outcome.kind == "value" and len(outcome.reading.items) == count:
        return outcome.reading.items
    trials.wrong(f"{tried}: expected a result, got {outcome.text or 'something else'}")
    return ()


def _expect_outputs(trials: Trials, size: Any, bias: Any, *shapes: tuple[int, int]) -> None:
    """Note it where a layer with random weights does not correlate images of these shapes."""
    K = numbers(trials, *((size, size) if isinstance(size, int) else size))
    images = [numbers(trials, *shape) for shape in shapes]
    outcome = trials.observe(layer_outputs, size, _single(K), bias, *map(_single, images))
    tried = f"Conv2DSingle({size}) with kernel = {K.tolist()}"
    tried += "" if bias is None else f" and bias = {bias}"
    items = _items(trials, outcome, len(images) + 1, f"{tried} on images of shape {shapes}")
    for item, image in zip(items, images, strict=False):
        differs = difference(item, corr(image, K) + (bias or 0), "float32")
        if differs is not None:
            trials.wrong(f"{tried} on X = {show(image)}: {differs}", K.size + image.size)
    if items and difference(items[-1], K) is not None:
        trials.wrong("the kernel is another one after the layer was called", idea="M51")


def _layer_squares(trials: Trials) -> None:
    _expect_outputs(trials, 2, None, (3, 3), (4, 4))
    _expect_outputs(trials, 3, None, (4, 4))


def _layer_shapes(trials: Trials) -> None:
    n = pick(trials, 3, 4)
    _expect_outputs(trials, (2, 3), None, (2, n + 1), (2, 3), (4, 3))
    _expect_outputs(trials, (3, 2), None, (n, 3), (3, 4))
    _expect_outputs(trials, 1, None, (2, 3))


def _layer_start(trials: Trials) -> None:
    size = (2, pick(trials, 3, 4))
    tried = f"Conv2DSingle({size}, seed=7) after a call"
    outcome = trials.observe(layer_start, size, _single(numbers(trials, 2, 5)))
    items = _items(trials, outcome, 8, tried)
    if not items:
        return
    kh, kw, rank, count, start, equal, other, varied = (
        np.nan if item.array is None else float(item.array) for item in items
    )
    if (kh, kw) != size:
        trials.wrong(f"{tried}: expected a kernel of shape {size}, got {(int(kh), int(kw))}")
    elif count != 2:
        trials.wrong(f"{tried}: expected 2 trainable weights, got {count:g}", idea="M66")
    elif rank != 0 or start != 0:
        trials.wrong(f"{tried}: expected a bias of shape () that starts at 0")
    elif not varied:
        trials.wrong(f"{tried}: expected a random kernel, got equal numbers", idea="M65")
    elif not equal:
        trials.wrong("two layers made with seed=7 have different kernels", idea="M64")
    elif not other:
        trials.wrong("two layers made with seed=7 and seed=8 have equal kernels", idea="M64")


def _layer_bias(trials: Trials) -> None:
    X, K = np.zeros((2, 3)), numbers(trials, 2, 2)
    outcome = trials.observe(layer_outputs, 2, _single(K), 0.75, _single(X))
    tried = "an image of zeros, after the bias is set to 0.75"
    for item in _items(trials, outcome, 2, tried)[:1]:
        differs = difference(item, np.full((1, 2), 0.75))
        if differs is not None:
            trials.wrong(f"{tried}: {differs}")
    _expect_outputs(trials, (2, 1), -1.5, (3, 2))


def _layer_slopes(trials: Trials) -> None:
    X, K, U = numbers(trials, 3, 4), numbers(trials, 2, 3), numbers(trials, 2, 2)
    outcome = trials.observe(layer_slopes, (2, 3), *map(_single, (K, X, U)))
    tried = "the tape's gradient of the layer's output by its"
    by = ("kernel", "bias", "image")
    expected = (corr(X, np.ones((2, 2))), np.asarray(4.0), full(U, turned(K)))
    items = _items(trials, outcome, 3, tried + " weights")
    for name, item, wanted in zip(by, items, expected, strict=False):
        differs = difference(item, wanted)
        if differs is not None:
            trials.wrong(f"{tried} {name}: {differs}", 1, "M8" if item.kind == "none" else None)


def _layer_manners(trials: Trials) -> None:
    X, K = numbers(trials, 2, 3), numbers(trials, 2, 2)
    bad = (np.ones((3, 1)), np.ones((1, 3)), np.ones((2, 3, 3)))
    given = (_single(X), *map(_single, bad), tensor(np.ones((2, 3)), "int32"))
    outcome = trials.observe(layer_refusals, 2, *given)
    items = _items(trials, outcome, 4, "images that the layer must refuse")
    for item, image, wanted in zip(items, given[1:], (1, 1, 1, 2), strict=False):
        if item.array is not None and int(item.array) != wanted:
            error, idea = (("ValueError", "M12"), ("TypeError", "M63"))[wanted - 1]
            tried = f"Conv2DSingle(2) on an image of shape {tuple(image.shape)}"
            tried += f" and dtype {image.dtype.name}: expected a {error}"
            trials.wrong(f"{tried}, got {'another' if item.array else 'no'} error", idea=idea)

    def first_output(answer: Any, *args: Any) -> Any:
        return layer_outputs(answer, *args)[0]

    alone = (2, _single(K), None, _single(X))
    stands_alone(trials, "Conv2DSingle", first_output, alone, corr(X, K))
    repeats(trials)


# --- the rules ----------------------------------------------------------------------------------


def _no_ready_made(trials: Trials) -> None:
    rule = "Not allowed here: tf.nn.conv2d or any other ready-made convolution."
    given = (tensor(numbers(trials, 2, 3)), tensor(numbers(trials, 2, 2)))
    obeys(trials, rule, READY_MADE, READY_MADE_OPS, given)


def _no_subclass(trials: Trials) -> None:
    rule = "Not allowed here: a subclass of tf.keras.layers.Conv2D."
    for parent in asking.ancestors(trials.answer)[1:]:
        if ".layers.convolutional." in parent:
            trials.wrong(f"{rule} Your class inherits from {parent.rpartition('.')[2]}")
            return
    text = asking.source(trials.answer) or ""
    found = re.search(r"^\s*class\s+\w+\s*\([^)\n]*?(\w*Conv\dD\w*)\s*\)", text, re.MULTILINE)
    if found and found[1] != "Conv2DSingle":
        trials.wrong(f"{rule} Your class inherits from {found[1]}")


# --- the exercises ------------------------------------------------------------------------------

_RULES = 'Look again at "How the exercises work".'


def _exercise(
    name: str, arguments: str, reference: Any, section: str, points: tuple[float, ...], *laws: Any
) -> Exercise:
    """Build an exercise of six parts: values, shapes, gradients, types, misfits, manners."""
    names = (
        "values for square images",
        "images and kernels of every shape",
        "gradients",
        "number types",
        "inputs that must be refused",
        "manners",
    )
    looks = (section, section, 'Look again at "Break" in section 3.', _RULES, section, _RULES)
    parts = tuple(
        Part(part, worth, law, look, core=n == 0, shows=n == 1)
        for n, (part, worth, law, look) in enumerate(zip(names, points, laws, looks, strict=True))
    )
    return Exercise(name, tuple(arguments.split()), parts, reference, IDEAS[name], HINTS)


def _flip_oracle(X: Array, K: Array) -> Array:
    return corr(X, turned(K))


_WINDOW = _exercise(
    "window_sum",
    "X K i j",
    _right_window_sum,
    "Look again at section 2, One window of an image.",
    (0.8, 0.4, 0.2, 0.2, 0.2, 0.2),
    _window_squares,
    _window_shapes,
    _window_slopes,
    types(lambda X, K: np.asarray(_window(X, K, 0, 1)), 0, 1),
    _window_misfits,
    _window_manners,
)
_FLIPPED = _exercise(
    "conv2d_flipped",
    "X K",
    _right_conv2d_flipped,
    "Look again at section 4, The flip.",
    (0.8, 0.4, 0.2, 0.2, 0.2, 0.2),
    squares(_flip_oracle),
    shapes(_flip_oracle),
    slopes(_flip_oracle, lambda X, K, U: full(U, K), lambda X, K, U: turned(corr(X, U))),
    types(_flip_oracle),
    misfits,
    manners("conv2d_flipped", _flip_oracle),
)
_FULL = _exercise(
    "corr_full",
    "X K",
    _right_corr_full,
    "Look again at section 5, Every overlap.",
    (0.8, 0.4, 0.2, 0.2, 0.2, 0.2),
    squares(full),
    shapes(full, larger=True),
    slopes(full, lambda X, K, U: corr(U, turned(K)), lambda X, K, U: turned(corr(U, X))),
    types(full),
    refused_ranks,
    manners("corr_full", full),
)
_MATRIX = _exercise(
    "corr_matrix",
    "K shape",
    _right_corr_matrix,
    "Look again at section 6, One matrix.",
    (1.6, 0.8, 0.6, 0.4, 0.3, 0.3),
    _matrix_squares,
    _matrix_shapes,
    _matrix_slopes,
    _matrix_types,
    _matrix_misfits,
    _matrix_manners,
)
_CORR = _exercise(
    "corr2d",
    "X K",
    _right_corr2d,
    "Look again at section 3, The whole picture.",
    (2.0, 1.0, 0.75, 0.5, 0.25, 0.5),
    squares(corr),
    shapes(corr),
    slopes(corr, lambda X, K, U: full(U, turned(K)), lambda X, K, U: corr(X, U)),
    types(corr),
    misfits,
    manners("corr2d", corr, traced=True),
)
_LAYER_SECTION = "Look again at section 7, A layer."


EXERCISES: dict[str, Exercise] = {
    "window_sum": _WINDOW,
    "corr2d": Exercise(
        "corr2d",
        _CORR.arguments,
        (
            Part("the rule", 0.0, _no_ready_made, "Write the sum yourself.", gate=True),
            *_CORR.parts,
        ),
        _CORR.reference,
        _CORR.ideas,
        HINTS,
    ),
    "conv2d_flipped": _FLIPPED,
    "corr_full": _FULL,
    "corr_matrix": _MATRIX,
    "Conv2DSingle": Exercise(
        "Conv2DSingle",
        (),
        (
            Part("the rule", 0.0, _no_subclass, _LAYER_SECTION, gate=True),
            Part("values for square images", 1.2, _layer_squares, _LAYER_SECTION, core=True),
            Part(
                "kernels and images of every shape", 0.6, _layer_shapes, _LAYER_SECTION, shows=True
            ),
            Part("the weights at the start", 0.3, _layer_start, _LAYER_SECTION, shows=True),
            Part("the bias", 0.3, _layer_bias, _LAYER_SECTION),
            Part("gradients", 0.3, _layer_slopes, 'Look again at "Break" in section 3.'),
            Part("manners", 0.3, _layer_manners, _RULES),
        ),
        _RightLayer,
        IDEAS["Conv2DSingle"],
        HINTS,
    ),
}
"""Every exercise by its grade id; the quiz's answers are marked one by one below."""


def _question(key: str, expected: Any, known: dict[Any, str], look: str) -> Part:
    """Build the part of one question; ``known`` says which wrong idea a wrong answer comes from."""

    def law(trials: Trials) -> None:
        answers = asking.value(trials.answer)
        if type(answers) is not dict:
            trials.wrong("the quiz must be a dict with the keys q1, q2, q3 and q4")
            return
        given = _plain_answer(answers.get(key))
        if given is None:
            trials.wrong("there is no answer of the kind asked for")
        elif given != expected:
            trials.wrong("this answer is not right yet", idea=known.get(given))

    return Part(f"question {key}", 0.5, law, look, shows=True)


def _plain_answer(given: Any) -> Any:
    """Make an int, a lower-case letter or a tuple of ints of an answer; None of anything else."""
    if type(given) is str:
        return given.strip().lower()[:20]
    if type(given) in (list, tuple):
        members = tuple(_plain_answer(member) for member in given[:5])
        return members if all(type(member) is int for member in members) else None
    reading = read(given)
    if reading.kind not in ("number", "a NumPy number", "array", "tensor") or reading.array is None:
        return None
    if reading.array.dtype.kind == "b" or reading.array.ndim > 1:
        return None
    if not np.array_equal(reading.array, np.floor(reading.array)):
        return None
    whole = reading.array.astype(np.int64).tolist()
    return tuple(whole) if reading.array.ndim else whole


QUIZ = Exercise(
    "quiz",
    (),
    (
        _question("q1", 6, {0: "M1", 2: "M3"}, "Look again at section 2, One window of an image."),
        _question("q2", "b", {"a": "M1", "c": "M2"}, "Look again at section 4, The flip."),
        _question(
            "q3",
            (5, 4),
            {(4, 3): "M4", (4, 5): "M3", (7, 5): "M5"},
            "Look again at section 3, The whole picture.",
        ),
        _question("q4", "b", {}, 'Look again at "Break" in section 4, The flip.'),
    ),
    hints=HINTS,
)


def window_sum(answer: Any) -> Mark:
    """Mark exercise 2.1, 2 points."""
    return EXERCISES["window_sum"].mark(answer)


def corr2d(answer: Any) -> Mark:
    """Mark exercise 2.2, 5 points."""
    return EXERCISES["corr2d"].mark(answer)


def conv2d_flipped(answer: Any) -> Mark:
    """Mark exercise 2.3, 2 points."""
    return EXERCISES["conv2d_flipped"].mark(answer)


def corr_full(answer: Any) -> Mark:
    """Mark exercise 2.4, 2 points."""
    return EXERCISES["corr_full"].mark(answer)


def corr_matrix(answer: Any) -> Mark:
    """Mark exercise 2.5, 4 points."""
    return EXERCISES["corr_matrix"].mark(answer)


def conv2d_single(answer: Any) -> Mark:
    """Mark exercise 2.6, 3 points."""
    return EXERCISES["Conv2DSingle"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return QUIZ.mark(answer)
