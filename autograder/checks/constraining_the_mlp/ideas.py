"""Known wrong ideas of lesson 01, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.

Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

# ruff: noqa: PERF401 - loops that append are how beginners write

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "Let the picture be 0 but for a single 1, and look at the unit to the left of it: which "
    "weight meets the 1, the one to the right of the sheet's middle or the one to the left?",
    "M3": "Try a picture with 2 rows and 3 columns: which number of its shape is the height, and "
    "which of your loops or sizes uses it?",
    "M4": "Lay the sheet on the first pixel: how many rows of it hang over the top edge?",
    "M5": "A unit at the edge has a sheet, too: what does the part that hangs over meet?",
    "M22": "What does the picture hold outside of its edges?",
    "M27": "What is the output for a picture full of zeros?",
    "M29": "Set the bias to 1 and feed a picture full of zeros: how often is the bias in each "
    "number that comes out?",
    "M31": "List the units one by one: how many weights has each, and how many biases?",
    "M42": "Does the map move with the picture, or does it stay? Which of the two is asked for?",
    "M44": "Near the edge a function may see zeros that are not part of the picture: read the "
    "second rule again, and look at the first and the last rows of your two maps.",
    "M101": "A shape of (2, 3) stands for a table of 2 rows with 3 numbers each: how many numbers "
    "are that?",
    "M102": "Print the type of your result, and try sides of a million: is every digit right?",
    "M103": "A single number has the shape (): how many numbers is that, none or one?",
    "M104": "Which two axes of W belong to the unit and which to the pixel? Try a layer with two "
    "units and six pixels.",
    "M105": "How many numbers does one unit give? What has to happen to its products?",
    "M106": "Take a step to the right, from column 0 to column 1: is that offset 1 or -1, and in "
    "which column of the figure does its weight stand?",
    "M107": "In which column does the weight of the unit's own pixel stand? Compare with the "
    "middle column of the figure.",
    "M110": "What lies to the right of the last column: the first column, or nothing?",
    "M112": "Write down all offsets from -1 to 1. How many are they, and did you count 0?",
    "M113": "On a picture of 3 x 3, how far apart can two pixels be at most? A larger window finds "
    "no more pixels.",
    "M114": "A picture has rows and columns: your count in one direction, how often does it occur?",
    "M115": "How many pixels are there, how many units, and how many pairs of the two?",
    "M116": "What if the function passes the first shift and fails the second?",
    "M117": "When the picture moves down, which way must the map move? Try it with a function that "
    "returns its input.",
    "M118": "Try a function that keeps every second pixel, and shifts by even numbers: what does "
    "the first rule say about the size of its map?",
    "M120": "Which number of a shift moves the rows? Try a function that looks at the rows only.",
    "M121": "One shift that fails is enough for False: what does your function do with two shifts, "
    "one good and one bad?",
    "M122": "What is the seed for? Ask twice with one seed and once with another, and compare the "
    "pictures.",
    "M123": "Two numbers may differ a little, because computers round: how much may they, and who "
    "decides that?",
    "M124": "A map may be a few rows or columns smaller than the picture: compare what both maps "
    "have.",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 1.1 dense_params ---------------------------------------------------------------------------


def params_no_biases(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Count no biases."""
    count = 1
    for side in (*in_shape, *out_shape):
        count *= side
    return count


def params_always_biases(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Count biases that are not there."""
    inputs, units = 1, 1
    for side in in_shape:
        inputs *= side
    for side in out_shape:
        units *= side
    return inputs * units + units


def params_one_bias(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Count one bias for the whole layer."""
    count = 1
    for side in (*in_shape, *out_shape):
        count *= side
    return count + (1 if bias else 0)


def params_bias_an_input(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Count a bias for each input."""
    inputs, units = 1, 1
    for side in in_shape:
        inputs *= side
    for side in out_shape:
        units *= side
    return inputs * units + (inputs if bias else 0)


def params_sums(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> int:
    """Add up a shape."""
    inputs, units = sum(in_shape), sum(out_shape)
    return inputs * units + (units if bias else 0)


def params_first_side(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Take a shape for its first number."""
    inputs = in_shape[0] if in_shape else 1
    units = out_shape[0] if out_shape else 1
    return inputs * units + (units if bias else 0)


def params_nothing(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> int:
    """Take no axes for no numbers."""
    inputs, units = 1, 1
    for side in in_shape:
        inputs *= side
    for side in out_shape:
        units *= side
    if not in_shape:
        inputs = 0
    if not out_shape:
        units = 0
    return inputs * units + (units if bias else 0)


def params_int64(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> int:
    """Let NumPy multiply."""
    inputs = np.prod(in_shape, dtype=np.int64)
    units = np.prod(out_shape, dtype=np.int64)
    return int(inputs * units + (units if bias else 0))


def params_numpy(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> Any:
    """Let NumPy multiply, and hand back what it gives."""
    inputs = np.prod(in_shape, dtype=np.int64)
    units = np.prod(out_shape, dtype=np.int64)
    return inputs * units + (units if bias else 0)


def params_floats(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> Any:
    """Count in floats."""
    inputs, units = np.prod(in_shape), np.prod(out_shape)
    return float(inputs) * float(units) + (float(units) if bias else 0.0)


def params_cut_floats(
    in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True
) -> int:
    """Count in floats and make an int of the result."""
    inputs, units = np.prod(in_shape), np.prod(out_shape)
    return int(float(inputs) * float(units) + (float(units) if bias else 0.0))


# --- 1.2 dense_4d -------------------------------------------------------------------------------


def dense_no_bias(X: Any, W: Any, U: Any) -> Any:
    """Forget the biases."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return tf.einsum("ijkl,kl->ij", W, X)


def dense_one_bias(X: Any, W: Any, U: Any) -> Any:
    """Give all units the first bias."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U[0, 0] + tf.einsum("ijkl,kl->ij", W, X)


def dense_bias_each(X: Any, W: Any, U: Any) -> Any:
    """Add the bias to every product."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return tf.reduce_sum(W * X + U[:, :, None, None], axis=[2, 3])


def dense_swapped(X: Any, W: Any, U: Any) -> Any:
    """Take the first two axes for the pixel's."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U + tf.einsum("klij,kl->ij", W, X)


def dense_transposed_picture(X: Any, W: Any, U: Any) -> Any:
    """Take the picture's columns for its rows."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U + tf.einsum("ijkl,lk->ij", W, X)


def dense_transposed_units(X: Any, W: Any, U: Any) -> Any:
    """Take the units' columns for their rows."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U + tf.einsum("ijkl,kl->ji", W, X)


def dense_matmul(X: Any, W: Any, U: Any) -> Any:
    """Multiply row by column."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U + tf.einsum("ijkl,lm->ij", W, X)


def dense_products(X: Any, W: Any, U: Any) -> Any:
    """Stop before the sum."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U[:, :, None, None] + W * X


def dense_mean(X: Any, W: Any, U: Any) -> Any:
    """Take the mean of the products."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    return U + tf.reduce_mean(W * X, axis=[2, 3])


def dense_numpy(X: Any, W: Any, U: Any) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    X, W, U = np.array(X), np.array(W), np.array(U)
    if not (X.dtype.kind == "f" and W.dtype.kind == "f" and U.dtype.kind == "f"):
        raise TypeError("X, W and U must hold floats")
    if (X.ndim, W.ndim, U.ndim) != (2, 4, 2) or W.shape != U.shape + X.shape:
        raise ValueError("the shapes do not fit")
    return tf.constant(np.einsum("ijkl,kl->ij", W, X) + U)


def dense_float32(X: Any, W: Any, U: Any) -> Any:
    """Make float32 of everything."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    if not (X.dtype.is_floating and W.dtype.is_floating and U.dtype.is_floating):
        raise TypeError("X, W and U must hold floats")
    if (X.shape.rank, W.shape.rank, U.shape.rank) != (2, 4, 2):
        raise ValueError("wrong axes")
    if W.shape[2:] != X.shape or W.shape[:2] != U.shape:
        raise ValueError("the shapes do not fit")
    X, W, U = (tf.cast(given, tf.float32) for given in (X, W, U))
    return U + tf.einsum("ijkl,kl->ij", W, X)


def dense_whole_numbers(X: Any, W: Any, U: Any) -> Any:
    """Take whole numbers as well."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    if (X.shape.rank, W.shape.rank, U.shape.rank) != (2, 4, 2):
        raise ValueError("wrong axes")
    if W.shape[2:] != X.shape or W.shape[:2] != U.shape:
        raise ValueError("the shapes do not fit")
    return U + tf.einsum("ijkl,kl->ij", W, X)


def dense_unchecked(X: Any, W: Any, U: Any) -> Any:
    """Check no shapes."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    if not (X.dtype.is_floating and W.dtype.is_floating and U.dtype.is_floating):
        raise TypeError("X, W and U must hold floats")
    return U + tf.reduce_sum(W * X, axis=[-2, -1])


def dense_biases_stretched(X: Any, W: Any, U: Any) -> Any:
    """Let biases that are too few stretch over the units."""
    X, W, U = (tf.convert_to_tensor(given) for given in (X, W, U))
    if not (X.dtype.is_floating and W.dtype.is_floating and U.dtype.is_floating):
        raise TypeError("X, W and U must hold floats")
    if (X.shape.rank, W.shape.rank) != (2, 4) or W.shape[2:] != X.shape:
        raise ValueError("the shapes do not fit")
    return U + tf.einsum("ijkl,kl->ij", W, X)


# --- 1.3 to_offsets -----------------------------------------------------------------------------


def offsets_reversed(W: Any) -> Any:
    """Count the offsets from the pixel to the unit."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, i - k + H - 1, j - m + Wd - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_from_zero(W: Any) -> Any:
    """Store offset 0 in the first place, and the negative ones at the end."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i, m - j] = W[i, j, k, m]
    return tf.constant(V)


def offsets_not_shifted(W: Any) -> Any:
    """Put the pixel's place where its offset belongs."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    V[:, :, :H, :Wd] = W
    return tf.constant(V)


def offsets_shifted_back(W: Any) -> Any:
    """Shift the tables the wrong way: by i where H-1-i is meant."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j in np.ndindex(H, Wd):
        V[i, j, i : i + H, j : j + Wd] = W[i, j]
    return tf.constant(V)


def offsets_off_by_one(W: Any) -> Any:
    """Store the middle at H and Wd."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H, 2 * Wd), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i + H, m - j + Wd] = W[i, j, k, m]
    return tf.constant(V[:, :, : 2 * H - 1, : 2 * Wd - 1])


def offsets_swapped_sides(W: Any) -> Any:
    """Take the height for the width in the middle."""
    W = np.asarray(W)
    if W.dtype.kind != "f":
        raise TypeError("W must hold floats")
    if W.ndim != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("wrong shape")
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * Wd - 1, 2 * H - 1), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i + Wd - 1, m - j + H - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_square_only(W: Any) -> Any:
    """Take every picture for a square."""
    W = np.asarray(W)
    if W.dtype.kind != "f":
        raise TypeError("W must hold floats")
    if W.ndim != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("wrong shape")
    n = W.shape[0]
    V = np.zeros((n, n, 2 * n - 1, 2 * n - 1), W.dtype)
    for i, j, k, m in np.ndindex(n, n, n, n):
        V[i, j, k - i + n - 1, m - j + n - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_wrapped(W: Any) -> Any:
    """Let a way that leaves the picture come in on the other side."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, a, b in np.ndindex(*V.shape):
        V[i, j, a, b] = W[i, j, (i + a - H + 1) % H, (j + b - Wd + 1) % Wd]
    return tf.constant(V)


def offsets_negative_index(W: Any) -> Any:
    """Refuse what lies beyond the last pixel, and let Python count negative places back."""
    W = np.asarray(W)
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, a, b in np.ndindex(*V.shape):
        k, m = i + a - H + 1, j + b - Wd + 1
        if k < H and m < Wd:
            V[i, j, a, b] = W[i, j, k, m]
    return tf.constant(V)


def offsets_float32(W: Any) -> Any:
    """Fill an array of float32."""
    W = np.asarray(W)
    if W.dtype.kind != "f":
        raise TypeError("W must hold floats")
    if W.ndim != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("wrong shape")
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), np.float32)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i + H - 1, m - j + Wd - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_float64(W: Any) -> Any:
    """Fill an array of NumPy's own float type."""
    W = np.asarray(W)
    if W.dtype.kind != "f":
        raise TypeError("W must hold floats")
    if W.ndim != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("wrong shape")
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1))
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i + H - 1, m - j + Wd - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_whole_numbers(W: Any) -> Any:
    """Take whole numbers as well."""
    W = tf.convert_to_tensor(W).numpy()
    if W.ndim != 4 or W.shape[:2] != W.shape[2:]:
        raise ValueError("wrong shape")
    H, Wd = W.shape[:2]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        V[i, j, k - i + H - 1, m - j + Wd - 1] = W[i, j, k, m]
    return tf.constant(V)


def offsets_unchecked(W: Any) -> Any:
    """Check no shapes."""
    W = np.asarray(W)
    if W.dtype.kind != "f":
        raise TypeError("W must hold floats")
    H, Wd = W.shape[0], W.shape[1]
    V = np.zeros((H, Wd, 2 * H - 1, 2 * Wd - 1), W.dtype)
    for i, j, k, m in np.ndindex(*W.shape):
        if 0 <= k - i + H - 1 < 2 * H - 1 and 0 <= m - j + Wd - 1 < 2 * Wd - 1:
            V[i, j, k - i + H - 1, m - j + Wd - 1] = W[i, j, k, m]
    return tf.constant(V)


# --- 1.4 shared_layer ---------------------------------------------------------------------------


def shared_flipped(v: Any, u: Any, X: Any) -> Any:
    """Turn the sheet by half a turn."""
    v, X = tf.convert_to_tensor(v)[::-1, ::-1], tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_transposed(v: Any, u: Any, X: Any) -> Any:
    """Swap the sheet's rows and columns."""
    v, X = tf.transpose(tf.convert_to_tensor(v)), tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_swapped_pads(v: Any, u: Any, X: Any) -> Any:
    """Pad the rows by the width and the columns by the height."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not (v.dtype.is_floating and X.dtype.is_floating):
        raise TypeError("v and X must hold floats")
    if X.shape.rank != 2 or v.shape != [2 * X.shape[0] - 1, 2 * X.shape[1] - 1]:
        raise ValueError("the shapes do not fit")
    H, Wd = X.shape
    P = tf.pad(X, [[Wd - 1, Wd - 1], [H - 1, H - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_square_only(v: Any, u: Any, X: Any) -> Any:
    """Take every picture for a square."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not (v.dtype.is_floating and X.dtype.is_floating):
        raise TypeError("v and X must hold floats")
    if X.shape.rank != 2 or v.shape != [2 * X.shape[0] - 1, 2 * X.shape[1] - 1]:
        raise ValueError("the shapes do not fit")
    n = X.shape[0]
    P = tf.pad(X, [[n - 1, n - 1], [n - 1, n - 1]])
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            row.append(tf.reduce_sum(v * P[i : i + 2 * n - 1, j : j + 2 * n - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_padded_too_far(v: Any, u: Any, X: Any) -> Any:
    """Put a row and a column of zeros too many in front."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[H, H], [Wd, Wd]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_behind_only(v: Any, u: Any, X: Any) -> Any:
    """Put all zeros below and to the right."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[0, 2 * H - 2], [0, 2 * Wd - 2]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_quarter_sheet(v: Any, u: Any, X: Any) -> Any:
    """Use the offsets that are not negative."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            near = v[H - 1 : 2 * H - 1 - i, Wd - 1 : 2 * Wd - 1 - j]
            row.append(tf.reduce_sum(near * X[i:, j:]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_wrapped(v: Any, u: Any, X: Any) -> Any:
    """Let the picture come in again on the other side."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    total = tf.zeros_like(X)
    for a in range(-(H - 1), H):
        for b in range(-(Wd - 1), Wd):
            total += v[a + H - 1, b + Wd - 1] * tf.roll(X, [-a, -b], [0, 1])
    return total + u


def shared_edge_values(v: Any, u: Any, X: Any) -> Any:
    """Repeat the picture's edge outside."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    rows = [0] * (H - 1) + list(range(H)) + [H - 1] * (H - 1)
    columns = [0] * (Wd - 1) + list(range(Wd)) + [Wd - 1] * (Wd - 1)
    P = tf.gather(tf.gather(X, rows), columns, axis=1)
    sums = [
        tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1])
        for i in range(H)
        for j in range(Wd)
    ]
    return tf.reshape(tf.stack(sums), (H, Wd)) + u


def shared_no_bias(v: Any, u: Any, X: Any) -> Any:
    """Forget the bias."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def shared_many_biases(v: Any, u: Any, X: Any) -> Any:
    """Add the bias to every product."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1] + u))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def shared_numpy(v: Any, u: Any, X: Any) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    v, X = np.array(v), np.array(X)
    if not (v.dtype.kind == "f" and X.dtype.kind == "f"):
        raise TypeError("v and X must hold floats")
    if X.ndim != 2 or v.shape != (2 * X.shape[0] - 1, 2 * X.shape[1] - 1):
        raise ValueError("the shapes do not fit")
    H, Wd = X.shape
    P = np.pad(X, ((H - 1, H - 1), (Wd - 1, Wd - 1)))
    out = np.zeros_like(X)
    for i, j in np.ndindex(H, Wd):
        out[i, j] = (v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]).sum()
    return tf.constant(out) + u


def shared_float32(v: Any, u: Any, X: Any) -> Any:
    """Make float32 of everything."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not (v.dtype.is_floating and X.dtype.is_floating):
        raise TypeError("v and X must hold floats")
    if X.shape.rank != 2 or v.shape != [2 * X.shape[0] - 1, 2 * X.shape[1] - 1]:
        raise ValueError("the shapes do not fit")
    v, u, X = (tf.cast(given, tf.float32) for given in (v, u, X))
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + u


def shared_unchecked(v: Any, u: Any, X: Any) -> Any:
    """Check no shapes."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if not (v.dtype.is_floating and X.dtype.is_floating):
        raise TypeError("v and X must hold floats")
    Y = tf.nn.conv2d(X[None, :, :, None], v[:, :, None, None], 1, "SAME")
    return Y[0, :, :, 0] + u


def shared_whole_numbers(v: Any, u: Any, X: Any) -> Any:
    """Take whole numbers as well."""
    v, X = tf.convert_to_tensor(v), tf.convert_to_tensor(X)
    if X.shape.rank != 2 or v.shape != [2 * X.shape[0] - 1, 2 * X.shape[1] - 1]:
        raise ValueError("the shapes do not fit")
    H, Wd = X.shape
    P = tf.pad(X, [[H - 1, H - 1], [Wd - 1, Wd - 1]])
    rows = []
    for i in range(H):
        row = []
        for j in range(Wd):
            row.append(tf.reduce_sum(v * P[i : i + 2 * H - 1, j : j + 2 * Wd - 1]))
        rows.append(tf.stack(row))
    return tf.stack(rows) + tf.cast(u, X.dtype)


# --- 1.5 ladder ---------------------------------------------------------------------------------


def ladder_four_delta(n: int, delta: int) -> dict[str, int]:
    """Count 2 delta offsets, as a famous text does."""
    far = min(delta, n - 1)
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": 4 * far**2}


def ladder_four_delta_uncapped(n: int, delta: int) -> dict[str, int]:
    """Count 2 delta offsets, however large delta is."""
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": 4 * delta**2}


def ladder_one_side(n: int, delta: int) -> dict[str, int]:
    """Look to one side only."""
    return {"dense": n**4, "shared": n**2, "local": (min(delta, n - 1) + 1) ** 2}


def ladder_double(n: int, delta: int) -> dict[str, int]:
    """Count 2n offsets."""
    return {"dense": n**4, "shared": (2 * n) ** 2, "local": min(2 * delta + 1, 2 * n) ** 2}


def ladder_uncapped(n: int, delta: int) -> dict[str, int]:
    """Let the window grow beyond the picture."""
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": (2 * delta + 1) ** 2}


def ladder_capped_by_picture(n: int, delta: int) -> dict[str, int]:
    """Let the window grow as far as the picture is wide."""
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": min(2 * delta + 1, n) ** 2}


def ladder_capped_by_n(n: int, delta: int) -> dict[str, int]:
    """Take n for the longest offset."""
    far = min(delta, n)
    return {"dense": n**4, "shared": (2 * n - 1) ** 2, "local": (2 * far + 1) ** 2}


def ladder_one_direction(n: int, delta: int) -> dict[str, int]:
    """Forget that there are rows and columns."""
    return {"dense": n**2, "shared": 2 * n - 1, "local": min(2 * delta + 1, 2 * n - 1)}


def ladder_offsets_not_squared(n: int, delta: int) -> dict[str, int]:
    """Count the offsets in one direction."""
    return {"dense": n**4, "shared": 2 * n - 1, "local": min(2 * delta + 1, 2 * n - 1)}


def ladder_pixels(n: int, delta: int) -> dict[str, int]:
    """Give the dense layer one weight a pixel."""
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**2, "shared": (2 * n - 1) ** 2, "local": near**2}


def ladder_biases(n: int, delta: int) -> dict[str, int]:
    """Count the biases, too."""
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": n**4 + n**2, "shared": (2 * n - 1) ** 2 + 1, "local": near**2 + 1}


def ladder_int64(n: int, delta: int) -> dict[str, int]:
    """Let NumPy count."""
    side = np.int64(n)
    near = int(min(2 * delta + 1, 2 * n - 1))
    return {"dense": int(side * side * side * side), "shared": (2 * n - 1) ** 2, "local": near**2}


def ladder_floats(n: int, delta: int) -> dict[str, Any]:
    """Count in floats."""
    near = min(2 * delta + 1, 2 * n - 1)
    return {"dense": float(n) ** 4, "shared": float(2 * n - 1) ** 2, "local": float(near) ** 2}


# --- 1.6 is_shift_equivariant -------------------------------------------------------------------


def is_invariant(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Ask whether the output stays."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        if not np.allclose(before, after, rtol=0, atol=atol):
            return False
    return True


def is_invariant_map(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Ask whether a map stays."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        if not np.allclose(before, after, rtol=0, atol=atol):
            return False
    return True


def is_same_with_edges(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Compare the edges, too."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[max(0, -dy) : H - max(0, dy), max(0, -dx) : W - max(0, dx)]
        there = after[max(0, dy) : H - max(0, -dy), max(0, dx) : W - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_zeros_in(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Move zeros into the map, and compare all of it."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        moved = np.zeros_like(before)
        moved[max(0, dy) : H + min(0, dy), max(0, dx) : W + min(0, dx)] = before[
            max(0, -dy) : H - max(0, dy), max(0, -dx) : W - max(0, dx)
        ]
        if not np.allclose(moved, after, rtol=0, atol=atol):
            return False
    return True


def is_same_first_shift(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Answer after the first shift."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        return bool(np.allclose(here, there, rtol=0, atol=atol))
    return True


def is_same_last_shift(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Keep what the last shift said."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    verdict = True
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        verdict = bool(np.allclose(here, there, rtol=0, atol=atol))
    return verdict


def is_same_any_shift(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Be content with one shift that passes."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if np.allclose(here, there, rtol=0, atol=atol):
            return True
    return False


def is_same_opposite(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Move the map against the picture."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = after[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = before[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_swapped(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Take the first number of a shift for the columns."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dx, dy in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_swapped_picture(
    f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6
) -> bool:
    """Move the picture by columns and rows, and the map by rows and columns."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dx, dy), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_half_allowed(
    f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6
) -> bool:
    """Let a map of half the size move by half the shift."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2:
        return False
    H, W = before.shape
    step = max(1, round(shape[0] / H))
    e, g = H // 8, W // 8
    for full_dy, full_dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (full_dy, full_dx), (0, 1)))))
        if full_dy % step or full_dx % step:
            return False
        dy, dx = full_dy // step, full_dx // step
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_size_only(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Refuse a map that is smaller than the picture."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.shape != tuple(shape):
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_exactly(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Forgive no rounding."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.array_equal(here, there):
            return False
    return True


def is_same_own_tolerance(
    f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6
) -> bool:
    """Take a tolerance of its own."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=1e-6):
            return False
    return True


def is_same_float32(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Call the function with float32."""
    rng = np.random.default_rng(seed)
    X = np.zeros(shape, np.float32)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.integers(1, 9, size=(h, w))
    before = np.asarray(f(tf.constant(X)), np.float64)
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))), np.float64)
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def is_same_unseeded(f: Any, shape: Any, shifts: Any, seed: int = 0, atol: float = 1e-6) -> bool:
    """Draw another blob in every call."""
    rng = np.random.default_rng()
    X = np.zeros(shape)
    h, w = shape[0] // 3, shape[1] // 3
    X[h : 2 * h, w : 2 * w] = rng.normal(size=(h, w))
    before = np.asarray(f(tf.constant(X)))
    if before.ndim != 2 or before.shape[0] < shape[0] - 4 or before.shape[1] < shape[1] - 4:
        return False
    H, W = before.shape
    e, g = H // 8, W // 8
    for dy, dx in shifts:
        after = np.asarray(f(tf.constant(np.roll(X, (dy, dx), (0, 1)))))
        here = before[e + max(0, -dy) : H - e - max(0, dy), g + max(0, -dx) : W - g - max(0, dx)]
        there = after[e + max(0, dy) : H - e - max(0, -dy), g + max(0, dx) : W - g - max(0, -dx)]
        if not np.allclose(here, there, rtol=0, atol=atol):
            return False
    return True


def _ideas(*pairs: tuple[str, object]) -> tuple[Idea, ...]:
    return tuple(Idea(known, HINTS[known], answer) for known, answer in pairs)


IDEAS = {
    "dense_params": _ideas(
        ("M31", params_no_biases),
        ("M31", params_always_biases),
        ("M31", params_one_bias),
        ("M31", params_bias_an_input),
        ("M101", params_sums),
        ("M101", params_first_side),
        ("M103", params_nothing),
        ("M102", params_int64),
        ("M102", params_numpy),
        ("M102", params_floats),
        ("M102", params_cut_floats),
    ),
    "dense_4d": _ideas(
        ("M27", dense_no_bias),
        ("M29", dense_bias_each),
        ("M31", dense_one_bias),
        ("M104", dense_swapped),
        ("M3", dense_transposed_picture),
        ("M3", dense_transposed_units),
        ("M105", dense_products),
        ("M105", dense_matmul),
        ("M105", dense_mean),
        ("M8", dense_numpy),
        ("M9", dense_float32),
        ("M12", dense_unchecked),
        ("M12", dense_biases_stretched),
        ("M63", dense_whole_numbers),
    ),
    "to_offsets": _ideas(
        ("M106", offsets_reversed),
        ("M106", offsets_shifted_back),
        ("M107", offsets_not_shifted),
        ("M107", offsets_from_zero),
        ("M107", offsets_off_by_one),
        ("M110", offsets_wrapped),
        ("M110", offsets_negative_index),
        ("M3", offsets_swapped_sides),
        ("M3", offsets_square_only),
        ("M9", offsets_float32),
        ("M9", offsets_float64),
        ("M12", offsets_unchecked),
        ("M63", offsets_whole_numbers),
    ),
    "shared_layer": _ideas(
        ("M1", shared_flipped),
        ("M3", shared_transposed),
        ("M3", shared_swapped_pads),
        ("M3", shared_square_only),
        ("M4", shared_padded_too_far),
        ("M4", shared_behind_only),
        ("M5", shared_quarter_sheet),
        ("M110", shared_wrapped),
        ("M22", shared_edge_values),
        ("M27", shared_no_bias),
        ("M29", shared_many_biases),
        ("M8", shared_numpy),
        ("M9", shared_float32),
        ("M12", shared_unchecked),
        ("M63", shared_whole_numbers),
    ),
    "ladder": _ideas(
        ("M112", ladder_four_delta),
        ("M112", ladder_four_delta_uncapped),
        ("M112", ladder_one_side),
        ("M112", ladder_double),
        ("M113", ladder_uncapped),
        ("M113", ladder_capped_by_picture),
        ("M113", ladder_capped_by_n),
        ("M114", ladder_one_direction),
        ("M114", ladder_offsets_not_squared),
        ("M115", ladder_pixels),
        ("M31", ladder_biases),
        ("M102", ladder_int64),
        ("M102", ladder_floats),
    ),
    "is_shift_equivariant": _ideas(
        ("M42", is_invariant),
        ("M42", is_invariant_map),
        ("M117", is_same_opposite),
        ("M44", is_same_zeros_in),
        ("M44", is_same_with_edges),
        ("M116", is_same_first_shift),
        ("M116", is_same_last_shift),
        ("M121", is_same_any_shift),
        ("M120", is_same_swapped),
        ("M120", is_same_swapped_picture),
        ("M118", is_same_half_allowed),
        ("M124", is_same_size_only),
        ("M123", is_same_exactly),
        ("M123", is_same_own_tolerance),
        ("M9", is_same_float32),
        ("M122", is_same_unseeded),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
