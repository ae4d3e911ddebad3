"""Functions of a picture that exercise 1.6 judges: equivariant ones and others, in NumPy.

They are called back over the border, one call a picture, and their names stand in messages.
Each is right or wrong about the shifts it is tried with whatever blob the answer draws, and
whether it rounds the eighth that is left out up or down.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from autograder.checks.constraining_the_mlp.right import Array

Machine = Callable[[Any], Any]
Shape = tuple[int, int]


def machine(name: str, act: Callable[[Array], Any]) -> Machine:
    """Make a function from tensors to tensors of one from arrays to arrays, and name it."""

    def f(X: Any) -> Any:
        return tf.constant(act(np.asarray(X)))

    f.__name__ = name
    return f


def valid(X: Array, K: Array) -> Array:
    """Weigh every window of X that lies inside by K."""
    (kh, kw), (H, W) = K.shape, X.shape
    rows, columns = H - kh + 1, W - kw + 1
    taps = [K[a, b] * X[a : a + rows, b : b + columns] for a, b in np.ndindex(kh, kw)]
    total: Array = np.sum(taps, axis=0)
    return total


def same(X: Array, K: Array) -> Array:
    """Weigh the surroundings of every pixel by K, of odd sides; zeros outside."""
    kh, kw = K.shape
    return valid(np.pad(X, ((kh // 2, kh // 2), (kw // 2, kw // 2))), K)


# --- equivariant --------------------------------------------------------------------------------


def convolution(K: Array) -> Machine:
    """Keep the picture's size, with zeros outside."""
    return machine("a convolution", lambda X: same(X, K))


def rectified(K: Array) -> Machine:
    """Add a bias and cut off what is negative."""
    return machine("a convolution with bias and ReLU", lambda X: np.maximum(same(X, K) + 0.5, 0))


def full_windows(K: Array) -> Machine:
    """Leave a map that is smaller than the picture."""
    kh, kw = K.shape
    return machine(f"a convolution of full windows {kh} × {kw}", lambda X: valid(X, K))


def largest_nearby() -> Machine:
    """Take the largest of 3 × 3 pixels around each; outside there are none."""

    def act(X: Array) -> Array:
        padded = np.pad(X, 1, constant_values=-np.inf)
        largest: Array = np.lib.stride_tricks.sliding_window_view(padded, (3, 3)).max(axis=(2, 3))
        return largest

    return machine("the largest of 3 × 3 neighbours", act)


def squared_plus() -> Machine:
    """Treat each pixel alike, and not linearly."""
    return machine("the square of each pixel, plus 3", lambda X: X**2 + 3)


def two_layers(K: Array, L: Array) -> Machine:
    """Let a bias meet the zeros outside, so that the map's first and last pixels differ."""
    return machine("two convolutions with a bias", lambda X: same(same(X, K) + 2, L))


def rounded(K: Array, size: float) -> Machine:
    """Add errors that depend on the place."""

    def act(X: Array) -> Any:
        Y = same(X, K)
        return Y + size * np.sin(np.arange(Y.size) ** 2.0).reshape(Y.shape)

    return machine(f"a convolution with errors of {size:g}", act)


def held_pairs(axes: tuple[int, ...]) -> Machine:
    """Write the mean of each pair of pixels into both: equivariant to even shifts."""

    def act(X: Array) -> Array:
        for axis in axes:
            first = 2 * (np.arange(X.shape[axis]) // 2)
            X = (np.take(X, first, axis=axis) + np.take(X, first + 1, axis=axis)) / 2
        return X

    along = " and ".join(("rows", "columns")[axis] for axis in axes)
    return machine(f"the mean of each pair along the {along}, written twice", act)


# --- not equivariant ----------------------------------------------------------------------------


def dense_layer(W: Array) -> Machine:
    """Let every unit weigh every pixel its own way."""
    n = int(np.prod(W.shape[:2]))

    def act(X: Array) -> Any:
        return (W.reshape(n, n) @ X.ravel()).reshape(X.shape)

    return machine("a dense layer", act)


def place_bias(bias: Array, name: str) -> Machine:
    """Add something that depends on the place."""
    return machine(name, lambda X: X + bias)


def place_gain() -> Machine:
    """Weigh a pixel by its column."""
    return machine("each pixel times its column", lambda X: X * np.arange(1.0, X.shape[1] + 1))


def halved() -> Machine:
    """Keep every second pixel, so that one step of the map is two of the picture."""
    return machine("every second pixel", lambda X: X[::2, ::2])


def mirrored(axis: int) -> Machine:
    """Turn one axis around."""
    return machine(f"a mirror of the {('rows', 'columns')[axis]}", lambda X: np.flip(X, axis))


def turned() -> Machine:
    """Turn both axes around: the map moves against the picture."""
    return machine("half a turn", lambda X: X[::-1, ::-1])


def always(bias: Array) -> Machine:
    """Ignore the picture, so that the map stays where it is."""
    return machine("a ramp, whatever the picture", lambda X: bias)


def transposed() -> Machine:
    """Swap rows and columns."""
    return machine("the transposed picture", lambda X: X.T)


def by_brightest() -> Machine:
    """Divide everything by the place of the largest number."""
    return machine(
        "the picture over the place of its brightest pixel",
        lambda X: X / (1 + int(np.argmax(np.abs(X)))),
    )


def mixed_columns(M: Array) -> Machine:
    """Let each row be a dense layer: equivariant to rows that move, not to columns."""
    return machine("a dense layer along each row", lambda X: X @ M)


def sheared() -> Machine:
    """Move each row by its number: equivariant to columns that move, not to rows."""

    def act(X: Array) -> Array:
        middle = len(X) // 2
        return np.array([np.roll(row, i - middle) for i, row in enumerate(X)])

    return machine("each row moved by its number", act)


def brightest() -> Machine:
    """Forget the place."""
    return machine("the brightest pixel", lambda X: X.max())


def row_sums() -> Machine:
    """Forget the columns."""
    return machine("the sum of each row", lambda X: X.sum(axis=1))


def one_channel() -> Machine:
    """Give a third axis."""
    return machine("a third axis", lambda X: X[:, :, None])
