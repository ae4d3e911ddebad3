"""What is right in lesson 02: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

# mypy: disable-error-code="misc"
# Keras has no types, so that the layer inherits from Any.

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]
Oracle = Callable[[Array, Array], Array]
"""From an image and a kernel to what must come out."""


def window(X: Array, K: Array, i: int, j: int) -> Array:
    """Sum the products of one window: a number without axes."""
    return np.asarray((X[i : i + K.shape[0], j : j + K.shape[1]] * K).sum())


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


def right_window_sum(X: Any, K: Any, i: int, j: int) -> Any:
    """Answer exercise 2.1."""
    X, K = _tensors(X, K)
    (H, W), (kh, kw) = X.shape, K.shape
    if not (0 <= i <= H - kh and 0 <= j <= W - kw):
        raise ValueError("leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def right_corr2d(X: Any, K: Any) -> Any:
    """Answer exercise 2.2."""
    X, K = _tensors(X, K)
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("does not fit")
    return tf.add_n([K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw)])


def right_conv2d_flipped(X: Any, K: Any) -> Any:
    """Answer exercise 2.3."""
    X, K = _tensors(X, K)
    return right_corr2d(X, tf.reverse(K, [0, 1]))


def right_corr_full(X: Any, K: Any) -> Any:
    """Answer exercise 2.4."""
    X, K = _tensors(X, K)
    kh, kw = K.shape
    return right_corr2d(tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]]), K)


def right_corr_matrix(K: Any, shape: tuple[int, int]) -> Any:
    """Answer exercise 2.5."""
    K, _ = _tensors(K, K)
    down, right = shape[0] - K.shape[0], shape[1] - K.shape[1]
    if down < 0 or right < 0:
        raise ValueError("does not fit")
    places = [(i, j) for i in range(down + 1) for j in range(right + 1)]
    images = [tf.pad(K, [[i, down - i], [j, right - j]]) for i, j in places]
    return tf.stack([tf.reshape(image, [-1]) for image in images])


class RightLayer(tf.keras.layers.Layer):
    """Answer exercise 2.6."""

    def __init__(self, kernel_size: Any, seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        random = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=random, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: Any) -> Any:
        """Correlate one picture."""
        return right_corr2d(X, tf.convert_to_tensor(self.kernel)) + self.bias
