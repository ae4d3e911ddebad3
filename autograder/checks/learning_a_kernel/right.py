"""What is right in lesson 04: NumPy in float64, and an answer of each exercise.

The functions of NumPy say what must come out. The answers are compared with the known wrong ideas,
to tell in which trials an idea differs from what is right; they are written another way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]
Size = tuple[int, int]
BARS = np.repeat([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]], 6, axis=0)
"""The picture of the lesson: 6 by 8, columns 2 to 5 dark."""


def windows(X: Array, size: Size) -> Array:
    """Lay every window of X (H, W) flat: one row for each, in order; kh * kw columns."""
    (kh, kw), (H, W) = size, X.shape
    places = np.ndindex(H - kh + 1, W - kw + 1)
    return np.stack([X[i : i + kh, j : j + kw].ravel() for i, j in places])


def corr(X: Array, K: Array) -> Array:
    """Cross-correlate X (H, W) with K (kh, kw), valid windows only, in float64."""
    (kh, kw), (H, W) = K.shape, X.shape
    product: Array = windows(X, (kh, kw)) @ K.ravel()
    return product.reshape(H - kh + 1, W - kw + 1)


def full(X: Array, K: Array) -> Array:
    """Cross-correlate at every place where the two touch."""
    kh, kw = K.shape
    return corr(np.pad(X, ((kh - 1, kh - 1), (kw - 1, kw - 1))), K)


def loss(X: Array, K: Array, Y: Array) -> Array:
    """Sum the squared errors: shape ()."""
    return np.asarray(((corr(X, K) - Y) ** 2).sum())


def gradient(X: Array, K: Array, Y: Array) -> Array:
    """Differentiate the loss by K."""
    return 2 * corr(X, corr(X, K) - Y)


def descend(X: Array, Y: Array, K: Array, lr: float, steps: int) -> tuple[Array, list[float]]:
    """Take steps of gradient descent; give the last kernel and the loss before each step."""
    losses = []
    for _ in range(steps):
        losses.append(float(loss(X, K, Y)))
        K = K - lr * gradient(X, K, Y)
    return K, losses


def limit(X: Array, size: Size) -> float:
    """Give the learning rate that gradient descent must stay below."""
    return float(1 / np.linalg.norm(windows(X, size), 2) ** 2)


def rank(X: Array, size: Size) -> int:
    """Count the combinations of a kernel's numbers that X reveals."""
    return int(np.linalg.matrix_rank(windows(X, size)))


def shortest(X: Array, Y: Array, size: Size) -> Array:
    """Give the kernel of smallest norm among those of least loss."""
    found: Array = np.linalg.lstsq(windows(X, size), Y.ravel(), rcond=None)[0]
    return found.reshape(size)


def _floats(*arguments: Any) -> list[Any]:
    tensors = [tf.convert_to_tensor(argument) for argument in arguments]
    if not all(t.dtype.is_floating for t in tensors):
        raise TypeError("whole numbers")
    return tensors


def _matrix(X: Any, size: Any) -> Any:
    kh, kw = size
    if X.shape.rank != 2 or kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("does not fit")
    h, w = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    blocks = [X[a : a + h, b : b + w] for a in range(kh) for b in range(kw)]
    return tf.stack([tf.reshape(block, [-1]) for block in blocks], axis=1)


def _error(X: Any, K: Any, Y: Any) -> tuple[Any, Any]:
    """Give the matrix of windows and the errors, flat."""
    if K.shape.rank != 2:
        raise ValueError("not two axes")
    A = _matrix(X, K.shape)
    if Y.shape != (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1):
        raise ValueError("another shape")
    return A, tf.linalg.matvec(A, tf.reshape(K, [-1])) - tf.reshape(Y, [-1])


def right_sq_loss(X: Any, K: Any, Y: Any) -> Any:
    """Answer exercise 4.1."""
    _, error = _error(*_floats(X, K, Y))
    return tf.tensordot(error, error, 1)


def right_grad_kernel(X: Any, K: Any, Y: Any) -> Any:
    """Answer exercise 4.2."""
    X, K, Y = _floats(X, K, Y)
    A, error = _error(X, K, Y)
    return tf.reshape(2 * tf.linalg.matvec(A, error, transpose_a=True), K.shape)


def right_train_step(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Answer exercise 4.3."""
    X, Y = _floats(X, Y)
    with tf.GradientTape() as tape:
        value = right_sq_loss(X, K, Y)
    K.assign_sub(lr * tape.gradient(value, K))
    return value


def right_learn_kernel(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Answer exercise 4.4."""
    X, Y, K = _floats(X, Y, init)
    if K.shape != tuple(kernel_size):
        raise ValueError("another shape")
    losses = []
    for _ in range(steps):
        losses.append(float(right_sq_loss(X, K, Y)))
        K = K - lr * right_grad_kernel(X, K, Y)
    return K, losses


def right_max_stable_lr(X: Any, kernel_size: Any) -> Any:
    """Answer exercise 4.5."""
    (X,) = _floats(X)
    return 1 / tf.linalg.svd(_matrix(X, kernel_size), compute_uv=False)[0] ** 2


def right_identifiable_rank(X: Any, kernel_size: Any) -> Any:
    """Answer the first half of exercise 4.6."""
    (X,) = _floats(X)
    return int(tf.linalg.matrix_rank(_matrix(X, kernel_size)))


def right_recover_min_norm(X: Any, Y: Any, kernel_size: Any) -> Any:
    """Answer the second half of exercise 4.6."""
    X, Y = _floats(X, Y)
    K = tf.zeros(tuple(kernel_size), X.dtype)
    A, error = _error(X, K, Y)
    return tf.reshape(-tf.linalg.matvec(tf.linalg.pinv(A), error), K.shape)


def right_learn_with_keras(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Answer exercise 4.7."""
    X, Y = _floats(X, Y)
    _error(X, tf.zeros((1, 2), X.dtype), Y)
    layer = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False)
    sgd, losses = tf.keras.optimizers.SGD(lr), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            value = tf.reduce_sum(error * error)
        sgd.apply(tape.gradient(value, layer.trainable_variables), layer.trainable_variables)
        losses.append(float(value))
    return layer, losses
