"""Known wrong ideas about channels, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name. The answer of an exercise with
several functions is a tuple: those that the idea is not about are right.
An idea that already fails the values needs no checks of its arguments: they are not tried then.
Over 400 lines, because it is a catalogue: flat, and read one entry at a time.
"""

# ruff: noqa: PERF401 - loops that append are how beginners write

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "Feed a picture that is 0 but for a single 1, and compare the map that you get with your "
    "filter: which way round does it lie?",
    "M2": "Try kernels with 1 row and 2 columns, such as [[1, 10]], and follow each number to the "
    "pixel that it meets.",
    "M3": "Try a picture with 3 rows and 5 columns: which number of its shape is the height, and "
    "where does your code use it?",
    "M4": "In how many places can a window of width 2 start on a row of 3 pixels? Count them on "
    "paper, then compare with your formula.",
    "M5": "Are all your windows full windows, or do some stick out over the border?",
    "M6": "Merging is no product of matrices: how many numbers do two kernels of 2 × 2 give, and "
    "which products make the one in the middle?",
    "M12": "What should happen with shapes that do not fit? TensorFlow stretches an axis of length "
    "1 without a word; find the errors in the docstring and try each of them.",
    "M15": "Print the first row and column of each window: do the steps between them have the "
    "length of the stride?",
    "M16": "Give the two axes different strides, such as (2, 1): which one does your code use for "
    "the columns?",
    "M17": "Pad one row of five pixels for a kernel of two with SAME: on which side does the odd "
    "zero go?",
    "M18": "Work out by the formula of section 7 how many zeros SAME needs for 8 pixels, a kernel "
    "of 3 and stride 2, and compare with yours.",
    "M19": "Work out SAME for 8 pixels, a kernel of 1 and stride 3: can a padding be negative?",
    "M20": "With padding 1, how many zeros stand above the picture, and how many below?",
    "M21": "Which of the four axes are rows and columns? Only those are padded.",
    "M23": "How many numbers does one filter give for one place of the picture, and how many did "
    "you return?",
    "M24": "If you add a channel of zeros to the picture, may the output change?",
    "M25": "Make the two channels very different and watch which slice of the filter meets which.",
    "M26": "Does a reshape move numbers, or does it cut the same list into other rows? Number "
    "the entries from 0 and look.",
    "M27": "What is the output of your layer for a picture full of zeros?",
    "M28": "How many biases does a layer with 12 filters own, and which map gets which?",
    "M29": "Feed a picture of zeros with three channels and the bias 1: how often is the bias in "
    "each number that comes out?",
    "M30": "Send a batch of two different pictures: is the second result the second picture's?",
    "M31": "List the shapes of the kernel and of the biases, and multiply each out.",
    "M32": "Do you need new weights for a larger picture?",
    "M33": "Who uses the weights of the top left window at the bottom right?",
    "M40": "Give one pixel three different channels and two filters with different weights: how "
    "many numbers come out, and of how many is each one made?",
    "M601": "Merge (1, 2) and (1, 3) by hand as in section 8: do the indices run together or "
    "against each other?",
    "M602": "How often is one number of the kernel used on a large picture?",
    "M603": "Read again what is counted as one multiply-accumulate.",
    "M604": "Are the biases part of the work that is counted?",
    "M606": "Count the axes: TensorFlow's pictures come in a batch, yours do not.",
    "M607": "Give the filters two channels in and three out: which axis of your result is in, and "
    "which is out?",
    "M610": "Take two channels and three filters: which of the two is the number of rows of the "
    "matrix?",
    "M611": "Change a number in the last channel only: does your output change?",
    "M615": "At which index of your result does the filter's number stand, and where should it?",
    "M618": "Go there and back and number the entries: does the second transposition undo the "
    "first, or repeat it?",
    "M620": "Look at the type of what you return: is it a Python int?",
    "M621": "Which pair of the padding is for the rows and which for the columns?",
    "M622": "How far does one number of the result reach in the picture if each of the two "
    "windows is 2 wide?",
    "M623": "Try the merged kernel on a small image: is one pass with it the same as two passes?",
    "M624": "Which results does the layer forget if the whole batch is added up? Compare the first "
    "axis of your output with the number of pictures.",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 6.1 corr2d_multi_in ------------------------------------------------------------------------


def multi_in_no_sum(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Stop before the sum over the channels."""
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    return sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )


def multi_in_mean(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the mean over the channels."""
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_mean(maps, axis=0)


def multi_in_backwards(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Let the last slice meet the first channel."""
    K = K[::-1]
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Turn each slice by half a turn: true convolution."""
    K = K[:, ::-1, ::-1]
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_transposed(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Swap the rows and columns of each slice."""
    K = tf.transpose(K, [0, 2, 1])
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_swapped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the width for the height in the size of the output."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 3 or X.shape[0] != K.shape[0]:
        raise ValueError("three axes and equal channels")
    _, kh, kw = K.shape
    oh, ow = X.shape[2] - kw + 1, X.shape[1] - kh + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    rows = []
    for i in range(oh):
        row = [tf.reduce_sum(X[:, i : i + kh, j : j + kw] * K) for j in range(ow)]
        rows.append(tf.stack(row))
    return tf.stack(rows)


def multi_in_swapped_slices(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the width for the height in the size of the slices that are added up."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 3 or X.shape[0] != K.shape[0]:
        raise ValueError("three axes and equal channels")
    _, kh, kw = K.shape
    ow, oh = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    total = tf.zeros((oh, ow), X.dtype)
    for c in range(X.shape[0]):
        for a in range(kh):
            for b in range(kw):
                total += K[c, a, b] * X[c, a : a + oh, b : b + ow]
    return total


def multi_in_short(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Forget the last place in both directions."""
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh, X.shape[2] - kw
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_same(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Let windows stick out over the lower and right border."""
    _, H, W = X.shape
    _, kh, kw = K.shape
    X = tf.pad(X, [[0, 0], [0, kh - 1], [0, kw - 1]])
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + H, b : b + W]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_first(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Look at the first channel alone."""
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    return sum(K[0, a, b] * X[0, a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def multi_in_numpy(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Compute in NumPy, where the tape does not see it."""
    X, K = np.asarray(X), np.asarray(K)
    if X.dtype.kind != "f" or K.dtype.kind != "f":
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 3 or X.shape[0] != K.shape[0]:
        raise ValueError("three axes and equal channels")
    oh, ow = X.shape[1] - K.shape[1] + 1, X.shape[2] - K.shape[2] + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    Y = np.zeros((oh, ow), X.dtype)
    for i in range(oh):
        for j in range(ow):
            Y[i, j] = (X[:, i : i + K.shape[1], j : j + K.shape[2]] * K).sum()
    return tf.constant(Y)


def multi_in_float32(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.ndim != 3 or K.ndim != 3 or X.shape[0] != K.shape[0]:
        raise ValueError("three axes and equal channels")
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


def multi_in_stretched(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Let TensorFlow stretch one slice over all channels, and one channel over all slices."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 3:
        raise ValueError("three axes")
    _, kh, kw = K.shape
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    maps = sum(
        K[:, a : a + 1, b : b + 1] * X[:, a : a + oh, b : b + ow]
        for a in range(kh)
        for b in range(kw)
    )
    return tf.reduce_sum(maps, axis=0)


# --- 6.2 corr2d_multi_in_out --------------------------------------------------------------------


def stack_no_sum(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Give a map for each filter and each channel."""
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        K[:, :, p : p + 1, q : q + 1] * X[None, :, p : p + oh, q : q + ow]
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None, None]


def stack_mean(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Take the mean over the channels."""
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        K[:, :, p : p + 1, q : q + 1] * X[None, :, p : p + oh, q : q + ow]
        for p in range(kh)
        for q in range(kw)
    )
    Y = tf.reduce_mean(Y, axis=1)
    return Y if b is None else Y + b[:, None, None]


def stack_backwards(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Let the last slice meet the first channel."""
    K = K[:, ::-1]
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None]


def stack_reshaped(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Reshape the filters to TensorFlow's order."""
    filters, C, kh, kw = K.shape
    k = tf.reshape(K, (kh, kw, C, filters))
    Y = tf.nn.conv2d(tf.transpose(X, [1, 2, 0])[None], k, 1, "VALID")
    Y = tf.transpose(Y[0], [2, 0, 1])
    return Y if b is None else Y + b[:, None, None]


def stack_both_reshaped(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Reshape picture and filters to TensorFlow's order, and the maps back."""
    (C, H, W), (filters, _, kh, kw) = X.shape, K.shape
    k = tf.reshape(K, (kh, kw, C, filters))
    Y = tf.nn.conv2d(tf.reshape(X, (1, H, W, C)), k, 1, "VALID")
    Y = tf.reshape(Y, (filters, H - kh + 1, W - kw + 1))
    return Y if b is None else Y + b[:, None, None]


def stack_flipped(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Turn each slice by half a turn: true convolution."""
    K = K[:, :, ::-1, ::-1]
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None]


def stack_transposed(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Swap the rows and columns of each slice."""
    K = tf.transpose(K, [0, 1, 3, 2])
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None]


def stack_in_for_out(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Take the filters' axis for the channels'."""
    K = tf.transpose(K, [1, 0, 2, 3])
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None]


def stack_channels_last(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Stack the maps along the last axis."""
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    Y = tf.transpose(Y, [1, 2, 0])
    return Y if b is None else Y + b


def stack_first_channel(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Look at the first channel alone."""
    X, K = X[:1], K[:, :1]
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[:, None, None]


def stack_no_bias(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Forget the biases."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or X.shape[0] != K.shape[1]:
        raise ValueError("axes")
    if b is not None and tf.convert_to_tensor(b).shape != K.shape[:1]:
        raise ValueError("biases")
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    return sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )


def stack_one_bias(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Give every map the first bias."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if X.ndim != 3 or K.ndim != 4 or X.shape[0] != K.shape[1]:
        raise ValueError("axes")
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b[0]


def stack_mean_bias(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Give every map the mean of the biases."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + tf.reduce_mean(b)


def stack_bias_per_channel(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Add the bias once for each channel of the picture."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    maps = []
    for o in range(K.shape[0]):
        Y = tf.zeros((oh, ow), X.dtype)
        for c in range(X.shape[0]):
            for p in range(kh):
                for q in range(kw):
                    Y += K[o, c, p, q] * X[c, p : p + oh, q : q + ow]
            if b is not None:
                Y += b[o]
        maps.append(Y)
    return tf.stack(maps)


def stack_bias_along_width(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Add the biases as they are, along the last axis."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y if b is None else Y + b


def stack_unchecked_biases(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Stretch a single bias over all maps."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    b = tf.zeros(K.shape[0], K.dtype) if b is None else tf.convert_to_tensor(b)
    if not (X.dtype.is_floating and K.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or X.shape[0] != K.shape[1]:
        raise ValueError("axes")
    kh, kw = K.shape[2:]
    oh, ow = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    if oh < 1 or ow < 1 or b.shape[0] not in (1, K.shape[0]):
        raise ValueError("sizes")
    Y = sum(
        tf.tensordot(K[:, :, p, q], X[:, p : p + oh, q : q + ow], 1)
        for p in range(kh)
        for q in range(kw)
    )
    return Y + tf.reshape(b, (-1, 1, 1))


def stack_numpy(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor | None = None) -> tf.Tensor:
    """Compute in NumPy, where the tape does not see it."""
    X, K = np.asarray(X), np.asarray(K)
    b = np.zeros(K.shape[:1], K.dtype) if b is None else np.asarray(b)
    if X.dtype.kind != "f" or K.dtype.kind != "f" or b.dtype.kind != "f":
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or X.shape[0] != K.shape[1] or b.shape != K.shape[:1]:
        raise ValueError("axes")
    oh, ow = X.shape[1] - K.shape[2] + 1, X.shape[2] - K.shape[3] + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    Y = np.zeros((len(K), oh, ow), X.dtype)
    for i in range(oh):
        for j in range(ow):
            window = X[:, i : i + K.shape[2], j : j + K.shape[3]]
            Y[:, i, j] = (window * K).sum((1, 2, 3)) + b
    return tf.constant(Y)


# --- 6.3 to_nhwc, from_nhwc, to_hwio, from_hwio -------------------------------------------------


def nhwc_right(X: tf.Tensor) -> tf.Tensor:
    """Carry a picture to TensorFlow's order."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("floats, please")
    if X.ndim != 3:
        raise ValueError("three axes, please")
    return tf.transpose(X, [1, 2, 0])[None]


def nhwc_right_back(x: tf.Tensor) -> tf.Tensor:
    """Carry a batch of one picture back."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats, please")
    if x.ndim != 4 or x.shape[0] != 1:
        raise ValueError("one picture, please")
    return tf.transpose(x[0], [2, 0, 1])


def hwio_right(K: tf.Tensor) -> tf.Tensor:
    """Carry filters to TensorFlow's order."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("floats, please")
    if K.ndim != 4:
        raise ValueError("four axes, please")
    return tf.transpose(K, [2, 3, 1, 0])


def hwio_right_back(k: tf.Tensor) -> tf.Tensor:
    """Carry filters back."""
    k = tf.convert_to_tensor(k)
    if not k.dtype.is_floating:
        raise TypeError("floats, please")
    if k.ndim != 4:
        raise ValueError("four axes, please")
    return tf.transpose(k, [3, 2, 0, 1])


def nhwc_reshaped(X: tf.Tensor) -> tf.Tensor:
    """Reshape the picture."""
    C, H, W = X.shape
    return tf.reshape(X, (1, H, W, C))


def nhwc_reshaped_back(x: tf.Tensor) -> tf.Tensor:
    """Reshape the batch."""
    _, H, W, C = x.shape
    return tf.reshape(x, (C, H, W))


def hwio_reshaped(K: tf.Tensor) -> tf.Tensor:
    """Reshape the filters."""
    filters, C, kh, kw = K.shape
    return tf.reshape(K, (kh, kw, C, filters))


def hwio_reshaped_back(k: tf.Tensor) -> tf.Tensor:
    """Reshape TensorFlow's filters."""
    kh, kw, C, filters = k.shape
    return tf.reshape(k, (filters, C, kh, kw))


def nhwc_reversed(X: tf.Tensor) -> tf.Tensor:
    """Turn the order of all axes round, which swaps height and width."""
    return tf.transpose(X)[None]


def nhwc_reversed_back(x: tf.Tensor) -> tf.Tensor:
    """Turn the order of all axes round on the way back, too."""
    return tf.transpose(x[0])


def hwio_reversed(K: tf.Tensor) -> tf.Tensor:
    """Turn the order of all axes round, which swaps the kernel's rows and columns."""
    return tf.transpose(K)


def nhwc_no_batch(X: tf.Tensor) -> tf.Tensor:
    """Forget the batch axis."""
    return tf.transpose(X, [1, 2, 0])


def nhwc_keeps_batch(x: tf.Tensor) -> tf.Tensor:
    """Keep the batch axis on the way back."""
    return tf.transpose(x, [0, 3, 1, 2])


def hwio_out_before_in(K: tf.Tensor) -> tf.Tensor:
    """Put the channels out before those in."""
    return tf.transpose(K, [2, 3, 0, 1])


def hwio_out_before_in_back(k: tf.Tensor) -> tf.Tensor:
    """Take the channels in for those out."""
    return tf.transpose(k, [2, 3, 0, 1])


def hwio_same_again(k: tf.Tensor) -> tf.Tensor:
    """Repeat the transposition of the way there."""
    return tf.transpose(k, [2, 3, 1, 0])


def nhwc_same_again(x: tf.Tensor) -> tf.Tensor:
    """Repeat the transposition of the way there."""
    return tf.transpose(x[0], [1, 2, 0])


# --- 6.4 conv1x1 --------------------------------------------------------------------------------


def mix_scaled(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Multiply each channel by a constant and stop."""
    W = tf.linalg.diag_part(K[:, :, 0, 0])
    n = W.shape[0]
    return X[:n] * W[:, None, None] + b[:n, None, None]


def mix_no_sum(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Multiply and stop before the sum over the channels."""
    return tf.einsum("oc,chw->ochw", K[:, :, 0, 0], X) + b[:, None, None, None]


def mix_mean(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Take the mean over the channels."""
    Y = tf.tensordot(K[:, :, 0, 0], X, 1) / tf.cast(X.shape[0], X.dtype)
    return Y + b[:, None, None]


def mix_reshaped(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Reshape the picture to pixels by channels, and the result back."""
    C, H, W = X.shape
    pixels = tf.reshape(X, (H * W, C))
    Y = tf.matmul(pixels, K[:, :, 0, 0], transpose_b=True) + b
    return tf.reshape(Y, (K.shape[0], H, W))


def mix_reshaped_weights(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Reshape the weights to channels by filters."""
    W = tf.reshape(K, (K.shape[1], K.shape[0]))
    return tf.einsum("co,chw->ohw", W, X) + b[:, None, None]


def mix_transposed(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Turn the matrix over, which only fits as many filters as channels."""
    return tf.tensordot(tf.transpose(K[:, :, 0, 0]), X, 1) + b[:, None, None]


def mix_backwards(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Let the last weight meet the first channel."""
    return tf.tensordot(K[:, ::-1, 0, 0], X, 1) + b[:, None, None]


def mix_channels_last(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Leave the maps along the last axis."""
    return tf.einsum("oc,chw->hwo", K[:, :, 0, 0], X) + b


def mix_no_bias(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Forget the biases."""
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    if not (X.dtype.is_floating and K.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or K.shape[1:] != (X.shape[0], 1, 1):
        raise ValueError("axes")
    if b.shape != K.shape[:1]:
        raise ValueError("biases")
    return tf.tensordot(K[:, :, 0, 0], X, 1)


def mix_one_bias(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Give every map the first bias."""
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    return tf.tensordot(K[:, :, 0, 0], X, 1) + b[0]


def mix_bias_per_channel(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Add the bias once for each channel."""
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    return tf.tensordot(K[:, :, 0, 0], X, 1) + X.shape[0] * b[:, None, None]


def mix_numpy(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Take the weights out of TensorFlow before the product."""
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    if not (X.dtype.is_floating and K.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or K.shape[1:] != (X.shape[0], 1, 1):
        raise ValueError("axes")
    if b.shape != K.shape[:1]:
        raise ValueError("biases")
    return tf.tensordot(np.asarray(K)[:, :, 0, 0], X, 1) + b[:, None, None]


def mix_unchecked(X: tf.Tensor, K: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    """Take the corner of a kernel of any size."""
    X, K, b = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(b)
    if not (X.dtype.is_floating and K.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if X.ndim != 3 or K.ndim != 4 or K.shape[1] != X.shape[0] or b.shape != K.shape[:1]:
        raise ValueError("axes")
    return tf.tensordot(K[:, :, 0, 0], X, 1) + b[:, None, None]


# --- 6.5 conv_params, conv_macs -----------------------------------------------------------------


def params_right(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Count the parameters."""
    return (kh * kw * cin + (1 if bias else 0)) * cout


def macs_right(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the multiply-accumulates."""
    return h * w * kh * kw * cin * cout


def params_no_bias(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Forget the biases."""
    return kh * kw * cin * cout


def params_no_channels(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Forget the channels in."""
    return (kh * kw + (1 if bias else 0)) * cout


def params_one_bias(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Count one bias for the whole layer."""
    return kh * kw * cin * cout + (1 if bias else 0)


def params_bias_per_pair(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Count a bias for each slice of each filter."""
    return (kh * kw + (1 if bias else 0)) * cin * cout


def params_square(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Take every kernel for a square one."""
    return (kh * kh * cin + (1 if bias else 0)) * cout


def params_swapped(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Count a bias for each channel in."""
    return kh * kw * cin * cout + (cin if bias else 0)


def params_always_bias(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Count biases that are not there."""
    return (kh * kw * cin + 1) * cout


def macs_one_place(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the work of one place."""
    return kh * kw * cin * cout


def macs_twice(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the multiplication and the addition apart."""
    return 2 * h * w * kh * kw * cin * cout


def macs_with_biases(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the biases, too."""
    return h * w * (kh * kw * cin + 1) * cout


def macs_input(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Take h and w for the picture's size."""
    return (h - kh + 1) * (w - kw + 1) * kh * kw * cin * cout


def macs_square(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Take every kernel for a square one."""
    return h * w * kh * kh * cin * cout


def macs_one_filter(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the work of one filter."""
    return h * w * kh * kw * cin


def macs_float(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> float:
    """Count with a float."""
    return 1.0 * h * w * kh * kw * cin * cout


def params_numpy(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> Any:
    """Count with NumPy."""
    return np.prod([kh, kw, cin, cout]) + cout * bias


# --- 6.6 conv2d_nhwc ----------------------------------------------------------------------------


def layer_flipped(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Turn each slice by half a turn: true convolution."""
    k = k[::-1, ::-1]
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.add_n(parts) + b


def layer_transposed(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Swap the rows and columns of each slice."""
    k = tf.transpose(k, [1, 0, 2, 3])
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.add_n(parts) + b


def layer_backwards(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Let the last slice meet the first channel."""
    k = k[:, :, ::-1]
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.add_n(parts) + b


def layer_mean(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Take the mean over the channels."""
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.add_n(parts) / tf.cast(x.shape[3], x.dtype) + b


def layer_no_sum(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Stop before the sum over the channels."""
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(x[:, i : i + oh, j : j + ow, :, None] * k[i, j])
    return tf.add_n(parts) + b


def layer_short(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Forget the last place in both directions."""
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh, x.shape[2] - kw
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.add_n(parts) + b


def layer_first_picture(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Give every picture the first one's maps."""
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.repeat(tf.add_n(parts)[:1], x.shape[0], axis=0) + b


def layer_batch_summed(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Add up the whole batch."""
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    parts = []
    for i in range(kh):
        for j in range(kw):
            parts.append(tf.tensordot(x[:, i : i + oh, j : j + ow], k[i, j], 1))
    return tf.reduce_sum(tf.add_n(parts), axis=0, keepdims=True) + b


def layer_stride_in_size_only(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Use the stride for the size of the output and not in the slices."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + oh, j : j + ow]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_one_stride(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Use the first stride for both axes."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    sw = sh
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_odd_zero_in_front(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Put the odd zero of SAME in front."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total - total // 2, total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_half_kernel(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Take half the kernel on both sides for SAME."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = 2 * (side // 2) if padding == "SAME" and n and s else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_negative_padding(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Let SAME come out negative."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = (-(-n // s) - 1) * s + side - n if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_padding_in_total(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Take a padding in total for one on each side."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding // 2, padding - padding // 2)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_batch_padded(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Pad the first two axes."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [*pads, (0, 0), (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_pads_swapped(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Take the first pair of the padding for the columns."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding[::-1]
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_no_bias(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Forget the biases."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts)


def layer_one_bias(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Give every map the first bias."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b[0]


def layer_bias_per_channel(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Add the bias once for each channel."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + x.shape[3] * b


def layer_numpy(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Take the kernel out of TensorFlow."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    k = np.asarray(k)
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


def layer_float32(x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any) -> tf.Tensor:
    """Make everything float32."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.cast(tf.add_n(parts) + b, tf.float32)


def layer_unchecked(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: Any, padding: Any
) -> tf.Tensor:
    """Let TensorFlow stretch a single bias."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if x.ndim != 4 or k.ndim != 4 or x.shape[3] != k.shape[2]:
        raise ValueError("axes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    pads = [(padding, padding)] * 2 if isinstance(padding, int) else padding
    if isinstance(padding, str):
        pads = []
        for n, side, s in ((x.shape[1], kh, sh), (x.shape[2], kw, sw)):
            total = max((-(-n // s) - 1) * s + side - n, 0) if padding == "SAME" else 0
            pads.append((total // 2, total - total // 2))
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    parts = []
    for i in range(kh):
        for j in range(kw):
            part = x[:, i : i + (oh - 1) * sh + 1 : sh, j : j + (ow - 1) * sw + 1 : sw]
            parts.append(tf.tensordot(part, k[i, j], 1))
    return tf.add_n(parts) + b


# --- 6.7 merge_kernels --------------------------------------------------------------------------


def merge_correlated(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Cross-correlate with every overlap, where the indices run together."""
    K2 = K2[::-1, ::-1]
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def merge_correlated_other(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Cross-correlate the other way round."""
    K1 = K1[::-1, ::-1]
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def merge_turned(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Turn both kernels by half a turn."""
    K1, K2 = K1[::-1, ::-1], K2[::-1, ::-1]
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def merge_transposed(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Swap the rows and columns of the second kernel."""
    K2 = tf.transpose(K2)
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def merge_cropped(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Cut the result to the size of the larger kernel."""
    (h1, w1), (h2, w2) = K1.shape, K2.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)[: max(h1, h2), : max(w1, w2)]


def merge_centre(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Keep the middle of the result, of the first kernel's size."""
    (h1, w1), (h2, w2) = K1.shape, K2.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    top, left = (h2 - 1) // 2, (w2 - 1) // 2
    return tf.add_n(copies)[top : top + h1, left : left + w1]


def merge_added(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Put both kernels into one corner and add them."""
    (h1, w1), (h2, w2) = K1.shape, K2.shape
    copies = [tf.pad(K1, [[0, h2 - 1], [0, w2 - 1]]), tf.pad(K2, [[0, h1 - 1], [0, w1 - 1]])]
    return tf.add_n(copies)


def merge_matmul(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Multiply the kernels as matrices."""
    return tf.matmul(K1, K2)


def merge_kron(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Put a whole copy of the second kernel at each place of the first, side by side."""
    (h1, w1), (h2, w2) = K1.shape, K2.shape
    return tf.reshape(K1[:, None, :, None] * K2[None, :, None, :], (h1 * h2, w1 * w2))


def merge_numpy(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Take the first kernel out of TensorFlow."""
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError("floats, please")
    if K1.ndim != 2 or K2.ndim != 2:
        raise ValueError("two axes, please")
    K1 = np.asarray(K1)
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def merge_float32(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Give float32 back."""
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError("floats, please")
    if K1.ndim != 2 or K2.ndim != 2:
        raise ValueError("two axes, please")
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.cast(tf.add_n(copies), tf.float32)


def merge_unchecked(K1: tf.Tensor, K2: tf.Tensor) -> tf.Tensor:
    """Take kernels of one axis for a row."""
    K1, K2 = tf.convert_to_tensor(K1), tf.convert_to_tensor(K2)
    if not (K1.dtype.is_floating and K2.dtype.is_floating):
        raise TypeError("floats, please")
    K1, K2 = tf.reshape(K1, (-1, K1.shape[-1])), tf.reshape(K2, (-1, K2.shape[-1]))
    h1, w1 = K1.shape
    copies = []
    for i in range(h1):
        for j in range(w1):
            copies.append(K1[i, j] * tf.pad(K2, [[i, h1 - 1 - i], [j, w1 - 1 - j]]))
    return tf.add_n(copies)


def _ideas(*pairs: tuple[str, Any]) -> tuple[Idea, ...]:
    return tuple(Idea(name, HINTS[name], answer) for name, answer in pairs)


IDEAS: dict[str, tuple[Idea, ...]] = {
    "corr2d_multi_in": _ideas(
        ("M23", multi_in_no_sum),
        ("M24", multi_in_mean),
        ("M25", multi_in_backwards),
        ("M1", multi_in_flipped),
        ("M2", multi_in_transposed),
        ("M3", multi_in_swapped),
        ("M3", multi_in_swapped_slices),
        ("M4", multi_in_short),
        ("M5", multi_in_same),
        ("M611", multi_in_first),
        ("M8", multi_in_numpy),
        ("M9", multi_in_float32),
        ("M12", multi_in_stretched),
    ),
    "corr2d_multi_in_out": _ideas(
        ("M23", stack_no_sum),
        ("M24", stack_mean),
        ("M25", stack_backwards),
        ("M26", stack_reshaped),
        ("M26", stack_both_reshaped),
        ("M1", stack_flipped),
        ("M2", stack_transposed),
        ("M607", stack_in_for_out),
        ("M615", stack_channels_last),
        ("M611", stack_first_channel),
        ("M27", stack_no_bias),
        ("M28", stack_one_bias),
        ("M28", stack_mean_bias),
        ("M29", stack_bias_per_channel),
        ("M28", stack_bias_along_width),
        ("M12", stack_unchecked_biases),
        ("M8", stack_numpy),
    ),
    "to_nhwc": _ideas(
        ("M26", (nhwc_reshaped, nhwc_reshaped_back, hwio_reshaped, hwio_reshaped_back)),
        ("M26", (nhwc_reshaped, nhwc_reshaped_back, hwio_right, hwio_right_back)),
        ("M26", (nhwc_right, nhwc_right_back, hwio_reshaped, hwio_reshaped_back)),
        ("M3", (nhwc_reversed, nhwc_reversed_back, hwio_right, hwio_right_back)),
        ("M2", (nhwc_right, nhwc_right_back, hwio_reversed, hwio_reversed)),
        ("M3", (nhwc_reversed, nhwc_reversed_back, hwio_reversed, hwio_reversed)),
        ("M606", (nhwc_no_batch, nhwc_right_back, hwio_right, hwio_right_back)),
        ("M606", (nhwc_right, nhwc_keeps_batch, hwio_right, hwio_right_back)),
        ("M607", (nhwc_right, nhwc_right_back, hwio_out_before_in, hwio_out_before_in_back)),
        ("M607", (nhwc_right, nhwc_right_back, hwio_right, hwio_out_before_in_back)),
        ("M618", (nhwc_right, nhwc_right_back, hwio_right, hwio_same_again)),
        ("M618", (nhwc_right, nhwc_same_again, hwio_right, hwio_right_back)),
        ("M618", (nhwc_right, nhwc_same_again, hwio_right, hwio_same_again)),
    ),
    "conv1x1": _ideas(
        ("M40", mix_scaled),
        ("M23", mix_no_sum),
        ("M24", mix_mean),
        ("M26", mix_reshaped),
        ("M26", mix_reshaped_weights),
        ("M610", mix_transposed),
        ("M25", mix_backwards),
        ("M615", mix_channels_last),
        ("M27", mix_no_bias),
        ("M28", mix_one_bias),
        ("M29", mix_bias_per_channel),
        ("M8", mix_numpy),
        ("M12", mix_unchecked),
    ),
    "conv_params": _ideas(
        ("M31", (params_no_bias, macs_right)),
        ("M31", (params_no_channels, macs_right)),
        ("M28", (params_one_bias, macs_right)),
        ("M29", (params_bias_per_pair, macs_right)),
        ("M2", (params_square, macs_right)),
        ("M31", (params_swapped, macs_right)),
        ("M31", (params_always_bias, macs_right)),
        ("M602", (params_right, macs_one_place)),
        ("M603", (params_right, macs_twice)),
        ("M604", (params_right, macs_with_biases)),
        ("M4", (params_right, macs_input)),
        ("M2", (params_right, macs_square)),
        ("M23", (params_right, macs_one_filter)),
        ("M620", (params_right, macs_float)),
        ("M620", (params_numpy, macs_right)),
    ),
    "conv2d_nhwc": _ideas(
        ("M1", layer_flipped),
        ("M2", layer_transposed),
        ("M25", layer_backwards),
        ("M24", layer_mean),
        ("M23", layer_no_sum),
        ("M4", layer_short),
        ("M30", layer_first_picture),
        ("M624", layer_batch_summed),
        ("M15", layer_stride_in_size_only),
        ("M16", layer_one_stride),
        ("M17", layer_odd_zero_in_front),
        ("M18", layer_half_kernel),
        ("M19", layer_negative_padding),
        ("M20", layer_padding_in_total),
        ("M21", layer_batch_padded),
        ("M621", layer_pads_swapped),
        ("M27", layer_no_bias),
        ("M28", layer_one_bias),
        ("M29", layer_bias_per_channel),
        ("M8", layer_numpy),
        ("M9", layer_float32),
        ("M12", layer_unchecked),
    ),
    "merge_kernels": _ideas(
        ("M601", merge_correlated),
        ("M601", merge_correlated_other),
        ("M1", merge_turned),
        ("M2", merge_transposed),
        ("M622", merge_cropped),
        ("M622", merge_centre),
        ("M623", merge_added),
        ("M6", merge_matmul),
        ("M623", merge_kron),
        ("M8", merge_numpy),
        ("M9", merge_float32),
        ("M12", merge_unchecked),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
