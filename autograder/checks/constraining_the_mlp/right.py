"""What is right in lesson 01: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]


def params(in_shape: Sequence[int], out_shape: Sequence[int], bias: bool = True) -> int:
    """Count the weights, and the biases if there are any, of a dense layer."""
    units = 1
    for side in out_shape:
        units *= side
    count = units
    for side in in_shape:
        count *= side
    return count + units * bias


def dense(X: Array, W: Array, U: Array) -> Array:
    """Compute a dense layer from a picture X (H, Wd) to a picture (I, J)."""
    out = np.zeros(U.shape)
    for i, j in np.ndindex(*U.shape):
        out[i, j] = U[i, j] + (W[i, j] * X).sum()
    return out


def offsets(W: Array) -> Array:
    """Re-index weights (H, Wd, H, Wd) by offsets: (H, Wd, 2H-1, 2Wd-1)."""
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1))
    for i, j, k, l in np.ndindex(H, Wd, H, Wd):  # noqa: E741 - the letter of the lesson's formula
        V[i, j, k - i + H - 1, l - j + Wd - 1] = W[i, j, k, l]
    return V


def shared(v: Array, u: float, X: Array) -> Array:
    """Compute the layer that weighs the surroundings of every pixel of X by the sheet v."""
    H, Wd = X.shape
    out = np.zeros(X.shape)
    for i, j in np.ndindex(H, Wd):
        out[i, j] = u + (v[H - 1 - i : 2 * H - 1 - i, Wd - 1 - j : 2 * Wd - 1 - j] * X).sum()
    return out


def rungs(n: int, delta: int) -> dict[str, int]:
    """Count the weights of the three layers from n × n to n × n pixels."""
    near = len(range(max(-delta, 1 - n), min(delta, n - 1) + 1))
    return {"dense": (n * n) * (n * n), "shared": (n + n - 1) * (n + n - 1), "local": near * near}


def right_dense_params(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Answer exercise 1.1."""
    return math.prod((*in_shape, *out_shape)) + bool(bias) * math.prod(out_shape)


def right_dense_4d(X: Any, W: Any, U: Any) -> Any:
    """Answer exercise 1.2."""
    X, W, U = map(tf.convert_to_tensor, (X, W, U))
    if not (X.dtype.is_floating and W.dtype.is_floating and U.dtype.is_floating):
        raise TypeError("whole numbers")
    ranks = X.shape.rank, W.shape.rank, U.shape.rank
    if ranks != (2, 4, 2) or [*U.shape, *X.shape] != W.shape:
        raise ValueError("shapes do not fit")
    table = tf.reshape(W, (U.shape.num_elements(), X.shape.num_elements()))
    return U + tf.reshape(tf.linalg.matvec(table, tf.reshape(X, [-1])), U.shape)


def right_to_offsets(W: Any) -> Any:
    """Answer exercise 1.3."""
    W = tf.convert_to_tensor(W)
    if not W.dtype.is_floating:
        raise TypeError("whole numbers")
    if W.shape.rank != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("not of the form (H, Wd, H, Wd)")
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype.as_numpy_dtype)
    for i, j in np.ndindex(H, Wd):
        V[i, j, H - 1 - i : 2 * H - 1 - i, Wd - 1 - j : 2 * Wd - 1 - j] = W[i, j]
    return tf.constant(V)


def right_shared_layer(v: Any, u: Any, X: Any) -> Any:
    """Answer exercise 1.4."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not (v.dtype.is_floating and X.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or v.shape != [2 * X.shape[0] - 1, 2 * X.shape[1] - 1]:
        raise ValueError("shapes do not fit")
    H, Wd = X.shape
    sheets = [
        tf.reduce_sum(v[H - 1 - i : 2 * H - 1 - i, Wd - 1 - j : 2 * Wd - 1 - j] * X)
        for i in range(H)
        for j in range(Wd)
    ]
    return tf.reshape(tf.stack(sheets), (H, Wd)) + u


def right_ladder(n: int, delta: int) -> dict[str, int]:
    """Answer exercise 1.5."""
    far = min(delta, n - 1)
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": (2 * far + 1) ** 2}


def right_is_shift_equivariant(
    f: Callable[[Any], Any],
    shape: tuple[int, int],
    shifts: Sequence[tuple[int, int]],
    seed: int = 0,
    atol: float = 1e-6,
) -> bool:
    """Answer exercise 1.6."""
    low = [side // 3 for side in shape]
    size = [side - 2 * (side // 3) for side in shape]
    blob = np.random.default_rng(seed).uniform(1, 2, size)

    def ask(dy: int, dx: int) -> Array:
        X = np.zeros(shape)
        X[low[0] + dy : low[0] + dy + size[0], low[1] + dx : low[1] + dx + size[1]] = blob
        return np.asarray(f(tf.constant(X)))

    still = ask(0, 0)
    if still.ndim != 2:
        return False
    (h, w), (H, W) = still.shape, shape
    if not (H - 4 <= h <= H and W - 4 <= w <= W):
        return False
    e, g = -(-h // 8), -(-w // 8)
    for dy, dx in shifts:
        moved = ask(dy, dx)
        for r in range(max(e, e + dy), min(h - e, h - e + dy)):
            for c in range(max(g, g + dx), min(w - g, w - g + dx)):
                if not abs(moved[r, c] - still[r - dy, c - dx]) <= atol:
                    return False
    return True
