"""What is right in lesson 03: NumPy in float64, and an answer of each exercise.

The first half says what must come out. The answers of the second half are compared with the known
wrong ideas, to tell in which trials an idea differs from what is right; they are written another
way than the lesson's own.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]

DX = np.array([[-1.0, 0.0, 1.0]] * 3)
"""Offset to the right from the middle of a 3 by 3 kernel."""
DY = DX.T
"""Offset downwards."""


def picture(h: int, w: int, c0: int, c1: int) -> Array:
    """Draw the bar."""
    columns = np.arange(w)
    return np.array([np.where((columns >= c0) & (columns < c1), 0.0, 1.0)] * h)


def edges(X: Array) -> tuple[list[int], list[int]]:
    """List the columns of the output where every row answers -1, and those where it answers +1."""
    X = np.asarray(X, np.float64)
    columns = range(X.shape[1] - 1)

    def found(sign: float) -> list[int]:
        return [j for j in columns if all(abs(r[j] - r[j + 1] - sign) <= 1e-6 for r in X)]

    return found(-1.0), found(1.0)


def slopes_of(K: Array) -> Array:
    """Give what a 3 by 3 kernel answers on ones, on R = x and on R = y, around the middle."""
    return np.array([K.sum(), (K * DX).sum(), (K * DY).sum()])


def bends_of(K: Array) -> Array:
    """Give the same, then the answers on x*x, y*y and x*y, then how far K is from its mirrors."""
    bends = [(K * DX * DX).sum(), (K * DY * DY).sum(), (K * DX * DY).sum()]
    uneven = max(np.abs(K - other).max() for other in (K.T, K[::-1], K[:, ::-1]))
    return np.array([*slopes_of(K), *bends, uneven])


def second(axis: int) -> Array:
    """Give the kernel of the second derivative."""
    return np.array([[1.0], [-2.0], [1.0]]) if axis == 0 else np.array([[1.0, -2.0, 1.0]])


def bell(k: int, sigma: float | None) -> Array:
    """Give the blur kernel, entry by entry."""
    m = (k - 1) // 2
    E = np.ones((k, k))
    for a, b in np.ndindex(k, k):
        if sigma is not None:
            E[a, b] = math.exp(-((a - m) ** 2 + (b - m) ** 2) / (2 * sigma**2))
    weights: Array = E / E.sum()
    return weights


def windows(X: Array, T: Array) -> tuple[Array, Array, Array]:
    """Give all windows of X of T's shape (oh, ow, th, tw), their lengths and T's length."""
    found = np.lib.stride_tricks.sliding_window_view(np.asarray(X, np.float64), T.shape)
    return found, np.sqrt((found**2).sum(axis=(2, 3))), np.sqrt((T**2).sum())


def compare(X: Array, T: Array, eps: float = 1e-12) -> Array:
    """Give the normalised cross-correlation of X with T."""
    P, lengths, length = windows(X, T)
    N = np.zeros(lengths.shape)
    for i, j in np.ndindex(*N.shape):
        if lengths[i, j] * length >= eps:
            N[i, j] = (P[i, j] * T).sum() / (lengths[i, j] * length)
    return N


def compare_by_image(X: Array, T: Array, U: Array) -> Array:
    """Give the gradient of the sum of U * compare(X, T) by X, where no window is zero."""
    P, lengths, length = windows(X, T)
    N, slope = compare(X, T), np.zeros(X.shape)
    th, tw = T.shape
    for i, j in np.ndindex(*N.shape):
        n = lengths[i, j]
        slope[i : i + th, j : j + tw] += U[i, j] * (T / (n * length) - N[i, j] * P[i, j] / n**2)
    return slope


def compare_by_template(X: Array, T: Array, U: Array) -> Array:
    """Give the gradient of the sum of U * compare(X, T) by T, where no window is zero."""
    P, lengths, length = windows(X, T)
    N, slope = compare(X, T), np.zeros(T.shape)
    for i, j in np.ndindex(*N.shape):
        slope += U[i, j] * (P[i, j] / (lengths[i, j] * length) - N[i, j] * T / length**2)
    return slope


# --- an answer of each exercise -----------------------------------------------------------------


def _image(X: Any) -> Any:
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("whole numbers")
    if X.shape.rank != 2:
        raise ValueError("not two axes")
    return X


def right_bars(h: int, w: int, c0: int, c1: int) -> Any:
    """Answer exercise 3.1."""
    return tf.constant(picture(h, w, c0, c1), tf.float32)


def right_edge_columns(X: Any) -> tuple[list[int], list[int]]:
    """Answer exercise 3.2."""
    return edges(_image(X).numpy())


def right_directional_kernel(vx: float, vy: float) -> Any:
    """Answer exercise 3.3."""
    return tf.constant([[0, -vy / 2, 0], [-vx / 2, 0, vx / 2], [0, vy / 2, 0]], tf.float32)


def right_second_derivative(axis: int) -> Any:
    """Answer the first half of exercise 3.4."""
    return tf.constant(second(axis), tf.float32)


def right_laplacian() -> Any:
    """Answer the second half of exercise 3.4."""
    return tf.constant(DX * 0 + [[0, 1, 0], [1, -4, 1], [0, 1, 0]], tf.float32)


def right_blur(k: int, sigma: float | None = None) -> Any:
    """Answer exercise 3.5."""
    if k % 2 == 0:
        raise ValueError("even")
    return tf.constant(bell(k, sigma), tf.float32)


def right_ncc(X: Any, T: Any, eps: float = 1e-12) -> Any:
    """Answer exercise 3.6."""
    X, T = _image(X), _image(T)
    th, tw = T.shape
    oh, ow = X.shape[0] - th + 1, X.shape[1] - tw + 1
    if oh < 1 or ow < 1:
        raise ValueError("does not fit")
    shifted = [X[a : a + oh, b : b + ow] for a in range(th) for b in range(tw)]
    P = tf.stack(shifted, axis=2)
    product = tf.norm(P, axis=2) * tf.norm(T)
    dots = tf.reduce_sum(P * tf.reshape(T, [-1]), axis=2)
    is_short = product < eps
    quotient = dots / tf.where(is_short, tf.ones_like(product), product)
    return tf.where(is_short, tf.zeros_like(dots), quotient)


def right_separate(K: Any, tol: float) -> Any:
    """Answer exercise 3.7."""
    K = _image(K)
    s, u, v = tf.linalg.svd(K, full_matrices=False)
    if any(float(value) > tol * float(s[0]) for value in s[1:]):
        return None
    root = tf.sqrt(s[0])
    return u[:, :1] * root, tf.transpose(v[:, :1]) * root
