"""What is right in lesson 10: NumPy in float64, and an answer of each exercise.

The forward passes and the simulated Adam say what must come out; the answers are compared with the
known wrong ideas, and take Keras's layers where the lesson has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]
Shape = tuple[int, ...]

WEIGHTS: dict[str, tuple[Shape, ...]] = {
    "mlp": ((256, 64), (64,), (64, 10), (10,)),
    "flatten": ((3, 3, 1, 16), (16,), (3, 3, 16, 32), (32,), (512, 10), (10,)),
    "gmp": (
        *((3, 3, 1, 8), (8,), (3, 3, 8, 16), (16,)),
        *((3, 3, 16, 32), (32,), (32, 10), (10,)),
    ),
}
"""The shapes of each model's weights, layer by layer; no model has two weights of one shape."""


def placed(images: Array, offsets: Any, size: int = 16) -> Array:
    """Put pictures on canvases, divided by 16."""
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1))
    for item, (y, x) in enumerate(np.asarray(offsets)):
        canvas[item, y : y + h, x : x + w, 0] = images[item] / 16
    return canvas


def shifted(x: Array, dy: int, dx: int) -> Array:
    """Move pictures (N, H, W, C); zeros come in."""
    moved = np.zeros_like(x)
    height, width = x.shape[1:3]
    for i, j in np.ndindex(height, width):
        if 0 <= i - dy < height and 0 <= j - dx < width:
            moved[:, i, j] = x[:, i - dy, j - dx]
    return moved


def conv(x: Array, k: Array, b: Array, pad: int) -> Array:
    """Convolve (N, H, W, C) with (kh, kw, C, O), stride 1, that many zeros on each side."""
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    y = np.zeros((len(x), oh, ow, k.shape[3])) + b
    for i, j in np.ndindex(kh, kw):
        y += x[:, i : i + oh, j : j + ow] @ k[i, j]
    return y


def pooled(x: Array) -> Array:
    """Take the maximum of 2 × 2; a last single row or column is dropped."""
    n, h, w, c = x.shape
    x = x[:, : h // 2 * 2, : w // 2 * 2].reshape(n, h // 2, 2, w // 2, 2, c)
    return np.asarray(x.max(axis=(2, 4)))


def features(x: Array, weights: Sequence[Array]) -> Array:
    """Give what arrives at the flatten of the model of that name."""
    k1, b1, k2, b2 = weights[:4]
    return pooled(np.maximum(conv(pooled(np.maximum(conv(x, k1, b1, 1), 0)), k2, b2, 1), 0))


def logits(kind: str, x: Array, weights: Sequence[Array]) -> Array:
    """Give the logits of a model with these weights, in the order of ``WEIGHTS``."""
    *_, kernel, bias = weights
    if kind == "mlp":
        inside = np.maximum(x.reshape(len(x), -1) @ weights[0] + weights[1], 0)
    elif kind == "flatten":
        inside = features(x, weights).reshape(len(x), -1)
    else:
        for n in (0, 2, 4):
            x = np.maximum(conv(x, weights[n], weights[n + 1], 1), 0)
        inside = x.max(axis=(1, 2))
    return np.asarray(inside @ kernel + bias)


def logit_map(x: Array, weights: Sequence[Array]) -> Array:
    """Give the logits of the model ``flatten`` at every place of a larger picture."""
    kernel, bias = weights[4:]
    return conv(features(x, weights), kernel.reshape(4, 4, 32, 10), bias, 0)


def softmax(z: Array) -> Array:
    """Turn logits into shares."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def cross_entropy(z: Array, y: Array) -> float:
    """Give the mean loss of logits."""
    return float(-np.log(softmax(z)[np.arange(len(y)), y]).mean())


class Adam:
    """Adam with Keras's defaults, in float64."""

    def __init__(self, lr: float) -> None:
        self.lr, self.steps, self.m, self.v = lr, 0, 0.0, 0.0  # type: float, int, Any, Any

    def step(self, weights: Array, slope: Array) -> Array:
        """Give the weights after one step."""
        self.steps += 1
        self.m = 0.9 * self.m + 0.1 * slope
        self.v = 0.999 * self.v + 0.001 * slope**2
        scale = self.lr * np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        return np.asarray(weights - scale * self.m / (np.sqrt(self.v) + 1e-7))


def slope_of(weights: Array, x: Array, y: Array) -> Array:
    """Give the gradient of the mean loss of a linear model without bias."""
    shares = softmax(x @ weights)
    shares[np.arange(len(y)), y] -= 1
    return np.asarray(x.T @ shares / len(y))


def right_place(images: Any, offsets: Any, size: int = 16) -> Any:
    """Answer exercise 10.1."""
    images, offsets = np.asarray(images), np.asarray(offsets)
    if images.ndim != 3 or offsets.shape != (len(images), 2):
        raise ValueError("the shapes do not go together")
    _, h, w = images.shape
    if offsets.size and (offsets.min() < 0 or (offsets + np.array([h, w])).max() > size):
        raise ValueError("a picture leaves its canvas")
    return tf.constant(placed(images.astype(np.float64), offsets, size), tf.float32)


def _conv(filters: int) -> Any:
    return tf.keras.layers.Conv2D(filters, 3, padding="same", activation="relu")


def right_build_model(kind: str) -> Any:
    """Answer exercise 10.2."""
    layers = tf.keras.layers
    bodies: dict[str, Callable[[], list[Any]]] = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64, activation="relu")],
        "flatten": lambda: [
            *(_conv(16), layers.MaxPooling2D(), _conv(32), layers.MaxPooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [_conv(8), _conv(16), _conv(32), layers.GlobalMaxPooling2D()],
    }
    if kind not in bodies:
        raise ValueError("no such kind")
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), layers.Dense(10)])


def right_train(model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int) -> None:
    """Answer exercise 10.3."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for rows in np.split(order, range(batch, len(y), batch)):
            with tf.GradientTape() as tape:
                z = model(tf.gather(x, rows))
                loss = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.gather(y, rows), z)
                loss = tf.reduce_mean(loss)
            weights = model.trainable_variables
            adam.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))


def right_shift_profile(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Answer exercise 10.4."""
    x, y = np.asarray(x), np.asarray(y)
    return {
        (dy, dx): float(np.mean(np.argmax(np.asarray(model(shifted(x, dy, dx))), axis=1) == y))
        for dy, dx in shifts
    }


def right_to_fully_conv(model: Any) -> Any:
    """Answer exercise 10.6."""
    picture = features_ = tf.keras.Input((None, None, 1))
    *body, _, dense = (
        layer for layer in model.layers if not isinstance(layer, tf.keras.layers.InputLayer)
    )
    for layer in body:
        features_ = layer(features_)
    head = tf.keras.layers.Conv2D(10, 4)
    whole = tf.keras.Model(picture, head(features_))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(4, 4, 32, 10), bias])
    return whole


def right_total_stride(layers: Any) -> int:
    """Answer the first half of exercise 10.7."""
    return int(np.prod([1, *(s for _, s in layers)]))


def right_unchanged_shifts(layers: Any, max_shift: int) -> list[int]:
    """Answer the second half of exercise 10.7."""
    stride = right_total_stride(layers)
    most = max_shift // stride
    return [stride * n for n in range(-most, most + 1)]
