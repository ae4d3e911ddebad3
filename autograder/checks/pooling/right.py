"""What is right in lesson 07: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from autograder.trials import Array

Pair = int | Sequence[int]
"""A size or a stride: an int, or (rows, columns)."""


def both(value: Pair) -> tuple[int, int]:
    """Make a pair of an int."""
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def windows(n: int, k: int, s: int, padding: str = "VALID") -> list[list[int]]:
    """List the pixels of an axis that each window covers, those that exist."""
    if padding == "VALID":
        return [list(range(i, i + k)) for i in range(0, n - k + 1, s)]
    count = -(-n // s)
    before = max((count - 1) * s + k - n, 0) // 2
    return [
        [i for i in range(c * s - before, c * s - before + k) if 0 <= i < n] for c in range(count)
    ]


def _blocks(
    x: Array, size: Pair, stride: Pair | None, padding: str
) -> Iterator[tuple[int, int, Any]]:
    (kh, kw), (sh, sw) = both(size), both(size if stride is None else stride)
    for i, rows in enumerate(windows(x.shape[1], kh, sh, padding)):
        for j, columns in enumerate(windows(x.shape[2], kw, sw, padding)):
            yield i, j, np.ix_(range(len(x)), rows, columns, range(x.shape[3]))


def pooled_batch(
    x: Array,
    size: Pair,
    stride: Pair | None = None,
    padding: str = "VALID",
    mode: str = "max",
) -> Array:
    """Pool pictures x (N, H, W, C) in float64."""
    x = np.asarray(x, np.float64)
    found = {
        (i, j): (x[block].max((1, 2)) if mode == "max" else x[block].mean((1, 2)))
        for i, j, block in _blocks(x, size, stride, padding)
    }
    i, j = max(found)
    y = np.zeros((len(x), i + 1, j + 1, x.shape[3]))
    for place, value in found.items():
        y[:, place[0], place[1]] = value
    return y


def pooled_batch_slope(
    x: Array, U: Array, size: Pair, stride: Pair | None, padding: str, mode: str
) -> Array:
    """Give the gradient of the pooled batch's product with U by x, no two pixels being equal."""
    found = np.zeros_like(x)
    for i, j, block in _blocks(x, size, stride, padding):
        part = x[block]
        share = np.full(part.shape, 1 / (part.shape[1] * part.shape[2]))
        if mode == "max":
            share = (part == part.max((1, 2), keepdims=True)).astype(np.float64)
        found[block] += share * U[:, i, j][:, None, None, :]
    return found


def pooled(X: Array, size: Pair, mode: str = "max", stride: Pair | None = None) -> Array:
    """Pool one map X (H, W) in float64."""
    y: Array = pooled_batch(np.asarray(X)[None, :, :, None], size, stride, "VALID", mode)[
        0, :, :, 0
    ]
    return y


def pooled_slope(X: Array, U: Array, size: Pair, mode: str, stride: Pair | None) -> Array:
    """Give the gradient of the pooled map's product with U by X."""
    lifted = X[None, :, :, None], U[None, :, :, None]
    found: Array = pooled_batch_slope(*lifted, size, stride, "VALID", mode)[0, :, :, 0]
    return found


def global_pooled(x: Array, mode: str) -> Array:
    """Pool every map of x (N, H, W, C) to one number."""
    found: Array = x.max((1, 2)) if mode == "max" else x.mean((1, 2))
    return found


def mean_kernel(size: Pair, channels: int) -> Array:
    """Give the kernel (kh, kw, C, C) of an average pooling."""
    kh, kw = both(size)
    K = np.zeros((kh, kw, channels, channels))
    K[:, :, range(channels), range(channels)] = 1 / (kh * kw)
    return K


def field(layers: Sequence[Sequence[int]]) -> int:
    """Give the receptive field by walking back from one unit."""
    width = 1
    for k, s in reversed(layers):
        width = (width - 1) * s + k
    return width


# --- answers ------------------------------------------------------------------------------------


def _floats(*given: Any) -> list[Any]:
    tensors = [tf.convert_to_tensor(one) for one in given]
    if not all(one.dtype.is_floating for one in tensors):
        raise TypeError("whole numbers")
    return tensors


def right_pool2d_nhwc(
    x: Any, size: Any, stride: Any = None, padding: str = "VALID", mode: str = "max"
) -> Any:
    """Answer exercise 7.2: pad with the smallest number there is, slice once a place."""
    [x] = _floats(x)
    if x.shape.rank != 4 or mode not in ("max", "avg"):
        raise ValueError("not four axes, or another mode")
    k, s = both(size), both(size if stride is None else stride)
    frame = [[0, 0]]
    for axis in (0, 1):
        n = x.shape[axis + 1]
        t = max((-(-n // s[axis]) - 1) * s[axis] + k[axis] - n, 0) if padding == "SAME" else 0
        if k[axis] > n + t:
            raise ValueError("does not fit")
        frame.append([t // 2, t - t // 2])
    frame.append([0, 0])

    def taps(picture: Any, filling: Any) -> Any:
        P = tf.pad(picture, frame, constant_values=filling)
        oh, ow = P.shape[1] - k[0] + 1, P.shape[2] - k[1] + 1
        places = np.ndindex(*k)
        return tf.stack([P[:, a : a + oh : s[0], b : b + ow : s[1]] for a, b in places])

    if mode == "max":
        return tf.reduce_max(taps(x, x.dtype.min), 0)
    return tf.reduce_sum(taps(x, 0), 0) / tf.reduce_sum(taps(tf.ones_like(x), 0), 0)


def right_pool2d(X: Any, size: Any, mode: str = "max", stride: Any = None) -> Any:
    """Answer exercise 7.1."""
    [X] = _floats(X)
    if X.shape.rank != 2:
        raise ValueError("not two axes")
    return right_pool2d_nhwc(X[None, :, :, None], size, stride, "VALID", mode)[0, :, :, 0]


def right_global_pool(x: Any, mode: str) -> Any:
    """Answer exercise 7.3."""
    [x] = _floats(x)
    if x.shape.rank != 4 or mode not in ("max", "avg"):
        raise ValueError("not four axes, or another mode")
    N, H, W, C = x.shape
    pixels = tf.reshape(x, (N, H * W, C))
    return tf.reduce_max(pixels, 1) if mode == "max" else tf.reduce_mean(pixels, 1)


def right_avg_as_conv(size: Any, channels: int) -> Any:
    """Answer exercise 7.4."""
    return tf.constant(mean_kernel(size, channels), tf.float32)


def right_max2(a: Any, b: Any) -> Any:
    """Answer exercise 7.5, first function."""
    a, b = _floats(a, b)
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    return tf.nn.relu(a - b) + b


def right_max_pool_1d_relu(x: Any) -> Any:
    """Answer exercise 7.5, second function."""
    [x] = _floats(x)
    if x.shape.rank != 1:
        raise ValueError("not one axis")
    pairs = tf.reshape(x[: len(x) // 2 * 2], (-1, 2))
    return right_max2(pairs[:, 0], pairs[:, 1])


def right_receptive_field(layers: Any) -> int:
    """Answer exercise 7.6."""
    return field(list(layers))


def right_measured_field(f: Any, n: int) -> int:
    """Answer exercise 7.7, first function."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))  # 32 pictures at once, where f allows it
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        middle = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found: list[int] = np.nonzero(tape.gradient(middle, x).numpy())[2].tolist()
    return max(found) - min(found) + 1


def right_invariance_radius(f: Any, x: Any, max_shift: int) -> int:
    """Answer exercise 7.7, second function."""
    X = np.asarray(x)
    still = np.asarray(f(tf.constant(X)))
    for d in range(1, max_shift + 1):
        right, left = np.zeros_like(X), np.zeros_like(X)
        right[:, :, d:], left[:, :, :-d] = X[:, :, :-d], X[:, :, d:]
        for moved in (right, left):
            if np.abs(np.asarray(f(tf.constant(moved))) - still).max() > 1e-6:
                return d - 1
    return max_shift
