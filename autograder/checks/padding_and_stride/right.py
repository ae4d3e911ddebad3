"""What is right in lesson 05: counting in Python, loops in NumPy, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder.trials import Array

Sides = tuple[tuple[int, int], tuple[int, int]]


def starts(n: int, k: int, p: int, s: int) -> list[int]:
    """List where windows start, in pixels of the strip; the first may be negative."""
    return [start for start in range(-p, n + p, s) if start + k <= n + p]


def places(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Count the places of a window."""
    return len(starts(n, k, p, s))


def same(n: int, k: int, s: int) -> tuple[int, int]:
    """Give TensorFlow's SAME, by trying paddings from none upwards."""
    wanted = len(range(0, n, s))
    total = next(t for t in range(n + k) if t + n >= k and (t + n - k) // s + 1 >= wanted)
    return total // 2, total - total // 2


def read_counts(n: int, k: int, p: int, s: int) -> list[int]:
    """Count for each pixel the windows that it lies in."""
    return [sum(start <= pixel < start + k for start in starts(n, k, p, s)) for pixel in range(n)]


def inputs(o: int, k: int, p: int, s: int) -> list[int]:
    """Find every strip with that many places, by trying all that are short enough."""
    return [n for n in range(1, o * s + k + 1) if n + 2 * p >= k and places(n, k, p, s) == o]


def framed(X: Array, pads: Sides, mode: str) -> Array:
    """Put a frame around an image."""
    known: Any = "constant" if mode == "zero" else mode
    padded: Array = np.pad(X, pads, mode=known)
    return padded


def sides(shape: tuple[int, int], kernel: tuple[int, int], padding: Any, steps: Any) -> Sides:
    """Give the zeros on each side that a padding stands for."""
    if padding == "VALID":
        return (0, 0), (0, 0)
    if padding == "SAME":
        return same(shape[0], kernel[0], steps[0]), same(shape[1], kernel[1], steps[1])
    if isinstance(padding, int):
        return (padding, padding), (padding, padding)
    (top, bottom), (left, right) = padding
    return (top, bottom), (left, right)


def corr(X: Array, K: Array, padding: Any, stride: Any) -> Array:
    """Cross-correlate with padding and stride, window by window, in float64."""
    steps = (stride, stride) if isinstance(stride, int) else tuple(stride)
    kh, kw = K.shape
    P = np.pad(X, sides(X.shape, K.shape, padding, steps))
    rows = range(0, P.shape[0] - kh + 1, steps[0])
    columns = range(0, P.shape[1] - kw + 1, steps[1])
    Y = [[(P[i : i + kh, j : j + kw] * K).sum() for j in columns] for i in rows]
    return np.array(Y, dtype=np.float64)


def image_slope(X: Array, K: Array, padding: Any, stride: Any, U: Array) -> Array:
    """Give the gradient of the output's product with U by the image."""
    found = np.zeros_like(X)
    for place in np.ndindex(*X.shape):
        one = np.zeros_like(X)
        one[place] = 1
        found[place] = (corr(one, K, padding, stride) * U).sum()
    return found


def kernel_slope(X: Array, K: Array, padding: Any, stride: Any, U: Array) -> Array:
    """Give the gradient of the output's product with U by the kernel."""
    found = np.zeros_like(K)
    for place in np.ndindex(*K.shape):
        one = np.zeros_like(K)
        one[place] = 1
        found[place] = (corr(X, one, padding, stride) * U).sum()
    return found


# --- an answer of each exercise -----------------------------------------------------------------


def right_out_size(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Divide, rounding down."""
    if s < 1 or k > n + 2 * p:
        raise ValueError("no place")
    return (n + 2 * p - k) // s + 1


def right_same_pads(n: int, k: int, s: int) -> tuple[int, int]:
    """Fill up to the end of the last window."""
    total = max(((n + s - 1) // s - 1) * s + k - n, 0)
    return total // 2, total - total // 2


def right_pad2d(X: Any, pads: Any, mode: str) -> Any:
    """Pick rows and columns by their numbers."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats")
    if X.shape.rank != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError("rank or mode")
    if mode == "zero":
        return tf.pad(X, pads)
    for sizes, n in zip(pads, X.shape, strict=True):
        if (mode == "reflect" and max(sizes) >= n) or (mode == "symmetric" and max(sizes) > n):
            raise ValueError("too large")
    rows, columns = (
        framed(np.arange(n), (sizes,), mode)  # type: ignore[arg-type]
        for n, sizes in zip(X.shape, pads, strict=True)
    )
    return tf.gather(tf.gather(X, rows), columns, axis=1)


def right_corr2d_ps(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Add up shifted images."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("ranks")
    if isinstance(padding, str) and padding not in ("SAME", "VALID"):
        raise ValueError("padding")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    P = tf.pad(X, sides(tuple(X.shape), tuple(K.shape), padding, (sh, sw)))
    (kh, kw), (H, W) = K.shape, P.shape
    if H < kh or W < kw:
        raise ValueError("no place")
    oh, ow = (H - kh) // sh + 1, (W - kw) // sw + 1
    taps = [K[a, b] * P[a::sh, b::sw][:oh, :ow] for a in range(kh) for b in range(kw)]
    return tf.add_n(taps)


def right_usage(n: int, k: int, p: int, s: int) -> list[int]:
    """Go through the windows."""
    counts = [0] * n
    for start in range(-p, n + p - k + 1, s):
        for pixel in range(max(start, 0), min(start + k, n)):
            counts[pixel] += 1
    return counts


def right_inputs_for(o: int, k: int, p: int, s: int) -> list[int]:
    """Take s numbers in a row."""
    first = (o - 1) * s + k - 2 * p
    return [n for n in range(first, first + s) if n >= 1]
