"""Known wrong ideas about pooling and fields, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.
Over 400 lines, because it is a catalogue: each idea is a whole wrong answer, read by itself.
"""

# ruff: noqa: PERF401 - loops that append are how beginners write

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M3": "Try a map with 2 rows and 5 columns and a window of 1 row and 3 columns: which number "
    "of each pair belongs to the rows?",
    "M4": "In how many places can a window of width 2 start on a row of 3 pixels? Count them on "
    "paper, then compare with your loop.",
    "M5": "Are all your windows full windows, or does the last one stick out over the border?",
    "M9": "Which dtype does the docstring promise, which one comes back, and where in your code "
    "does it change?",
    "M15": "Print the rows at which your windows start: how far apart are they?",
    "M16": "Give the two axes different strides, such as (2, 1): which one does each axis take?",
    "M17": "Work out t for 3 pixels, windows of 2 and stride 2: does the padded place stand before "
    "the first pixel or behind the last one?",
    "M18": "Work out t for 8 pixels, windows of 3 and stride 2: is it as much as you pad?",
    "M19": "Work out t for 8 pixels, windows of 1 and stride 3, before and after the comparison "
    "with 0: can a padding be negative?",
    "M30": "Send a batch of two different pictures: is the second result about the second picture?",
    "M34": "Pool a map in which every number is negative: which value can never win a maximum?",
    "M35": "What is the average of a map that is 1 everywhere, and what do you get at its border?",
    "M36": "Take a second channel that is 0 everywhere: may the first channel's numbers show up in "
    "its result?",
    "M37": "Which stride do the libraries take when you give none, and how many windows are there "
    "then?",
    "M38": "Try a map in which every number is negative: which sign must the largest have?",
    "M39": "Look at the line that the cell in section 3 printed: what would a pooling layer learn, "
    "if it takes the largest number whatever the data are?",
    "M41": "Start from one unit and walk back one layer at a time, on squared paper: how many "
    "pixels of the image is one step in each map?",
    "M42": "When the object moves, does the output stay as it is, or does it move along?",
    "M43": "Look at the 9 in section 1 that moves to the left: what happens to the pooled strip?",
    "M701": "Try each mode on one map, and then a word that is no mode: what does the docstring "
    "promise for it?",
    "M702": "What is the average of a window full of ones, and how many numbers are in it?",
    "M703": "Print the shape of your result: which axes does the docstring leave?",
    "M704": "Which of the four axes are the rows and the columns, and which ones must stay?",
    "M705": "Pool one picture with three channels by hand: by how many numbers do you divide the "
    "sum of one channel's window?",
    "M706": "Which four axes does a kernel of tf.nn.conv2d have, and what do the last two say?",
    "M707": "Put in a = 5 and b = 2, then a = 2 and b = 5, then two negative numbers: which of "
    "them come out wrong?",
    "M708": "How many pairs are there in five numbers, and what happens to the one left over?",
    "M710": "Print the gradient for one random input and one maximum: how many pixels does it "
    "show, and does another input show the same ones?",
    "M711": "Of how many units do you take the gradient, and how many does the task ask for?",
    "M712": "The width goes from the first to the last pixel; what do you count if some pixels in "
    "between do not matter?",
    "M713": "Can a gradient be negative, and does such a pixel matter?",
    "M714": "Push the object out of the picture: does it come in again at the other side?",
    "M715": "Try a dot at the left and then one at the right edge of its window: do you move it "
    "both ways?",
    "M716": "If a shift by 1 changes the output and a shift by 2 does not, what is the largest d "
    "for which all shifts up to d change nothing?",
    "M717": "Along which axis does the width of a picture lie in (1, H, W, 1)?",
    "M718": "Where in the output does the unit stand that you differentiate, and does its field "
    "reach over the border there?",
    "M719": "How large a difference still counts as unchanged, and how large is the one you found?",
    "M720": "Under SAME a window may be larger than the picture: which pixels does it cover then?",
    "M724": "Take the image 0, 0, 9, 0 in one row and write the shifted one below it, place by "
    "place: where is the 9 now?",
    "M725": "Write a strip of six places and draw a ring around each window of two: which places "
    "are in one ring?",
    "M726": "What does a unit see if there is no layer between it and the picture?",
    "M727": "Take the smallest case, in which the answer is known: is your number one too small or "
    "one too large?",
    "M728": "If one number of the output grows and another shrinks by as much, has the output "
    "changed?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 7.1 pool2d ---------------------------------------------------------------------------------


def pool2d_stride_one(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Take a stride of 1 where none is given."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = 1 if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_cut_windows(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Start a window at every stride and cut it at the border."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0], sh):
        starts = range(0, X.shape[1], sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_one_too_few(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Count (n - k) // s windows."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh, sh):
        starts = range(0, X.shape[1] - kw, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_no_last_window(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Forget the + 1 behind the division."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, (X.shape[0] - kh) // sh * sh, sh):
        starts = range(0, (X.shape[1] - kw) // sw * sw, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_always_max(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Never look at the mode."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([tf.reduce_max(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_any_mode(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Take any other word for the average."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("X must be floating")
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if X.ndim != 2 or kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("the window does not fit")
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_sums(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Add up where the mean is asked for."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_sum
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_relu(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Let no negative number through."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.nn.relu(tf.stack(rows))


def pool2d_absolute(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Take the largest size, whatever its sign."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    X = tf.abs(X)
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_swapped(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Read size and stride as (columns, rows)."""
    kw, kh = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sw, sh = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_square_only(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Take the height for the width as well."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[0] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_one_stride(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Take the first stride for both axes."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    s = stride if isinstance(stride, int) else stride[0]
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, s):
        starts = range(0, X.shape[1] - kw + 1, s)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_no_stride_in_slice(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Use the stride for the number of windows and not for their places."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range((X.shape[0] - kh) // sh + 1):
        starts = range((X.shape[1] - kw) // sw + 1)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_numpy(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    X = np.array(X)
    if X.dtype.kind != "f":
        raise TypeError("X must be floating")
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if X.ndim != 2 or kh > X.shape[0] or kw > X.shape[1] or mode not in ("max", "avg"):
        raise ValueError("the window does not fit")
    Y = np.zeros(((X.shape[0] - kh) // sh + 1, (X.shape[1] - kw) // sw + 1), X.dtype)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            window = X[i * sh : i * sh + kh, j * sw : j * sw + kw]
            Y[i, j] = window.max() if mode == "max" else window.mean()
    return tf.constant(Y)


def pool2d_float32(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Make everything float32, whole numbers too."""
    X = tf.cast(X, tf.float32)
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if X.ndim != 2 or kh > X.shape[0] or kw > X.shape[1] or mode not in ("max", "avg"):
        raise ValueError("the window does not fit")
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_unchecked(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Check the type and the mode, not whether the window fits."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("X must be floating")
    if mode not in ("max", "avg"):
        raise ValueError("unknown mode")
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, max(X.shape[0] - kh + 1, 1), sh):
        starts = range(0, max(X.shape[1] - kw + 1, 1), sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


def pool2d_whole_numbers(X: Any, size: Any, mode: Any = "max", stride: Any = None) -> Any:
    """Check whether the window fits and not the type."""
    X = tf.convert_to_tensor(X)
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if X.ndim != 2 or kh > X.shape[0] or kw > X.shape[1] or mode not in ("max", "avg"):
        raise ValueError("the window does not fit")
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, X.shape[0] - kh + 1, sh):
        starts = range(0, X.shape[1] - kw + 1, sw)
        rows.append(tf.stack([best(X[i : i + kh, j : j + kw]) for j in starts]))
    return tf.stack(rows)


# --- 7.2 pool2d_nhwc ----------------------------------------------------------------------------


def nhwc_zeros_win(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Pad with zeros, and let them win."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    ones = tf.ones_like(x)
    if padding == "SAME":
        th = max((-(-x.shape[1] // sh) - 1) * sh + kh - x.shape[1], 0)
        tw = max((-(-x.shape[2] // sw) - 1) * sw + kw - x.shape[2], 0)
        frame = [[0, 0], [th // 2, th - th // 2], [tw // 2, tw - tw // 2], [0, 0]]
        x, ones = tf.pad(x, frame), tf.pad(ones, frame)
    rows = []
    for i in range(0, x.shape[1] - kh + 1, sh):
        row = []
        for j in range(0, x.shape[2] - kw + 1, sw):
            window = x[:, i : i + kh, j : j + kw]
            count = tf.reduce_sum(ones[:, i : i + kh, j : j + kw], [1, 2])
            best = tf.reduce_max(window, [1, 2])
            row.append(best if mode == "max" else tf.reduce_sum(window, [1, 2]) / count)
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_zeros_everywhere(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Pad with zeros for both modes, and count them in the mean."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        th = max((-(-x.shape[1] // sh) - 1) * sh + kh - x.shape[1], 0)
        tw = max((-(-x.shape[2] // sw) - 1) * sw + kw - x.shape[2], 0)
        x = tf.pad(x, [[0, 0], [th // 2, th - th // 2], [tw // 2, tw - tw // 2], [0, 0]])
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, x.shape[1] - kh + 1, sh):
        starts = range(0, x.shape[2] - kw + 1, sw)
        rows.append(tf.stack([best(x[:, i : i + kh, j : j + kw], [1, 2]) for j in starts], 1))
    return tf.stack(rows, 1)


def nhwc_counts_pads(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Pad the maximum right, and count padded zeros in the mean."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        th = max((-(-x.shape[1] // sh) - 1) * sh + kh - x.shape[1], 0)
        tw = max((-(-x.shape[2] // sw) - 1) * sw + kw - x.shape[2], 0)
        frame = [[0, 0], [th // 2, th - th // 2], [tw // 2, tw - tw // 2], [0, 0]]
        x = tf.pad(x, frame, constant_values=x.dtype.min if mode == "max" else 0)
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, x.shape[1] - kh + 1, sh):
        starts = range(0, x.shape[2] - kw + 1, sw)
        rows.append(tf.stack([best(x[:, i : i + kh, j : j + kw], [1, 2]) for j in starts], 1))
    return tf.stack(rows, 1)


def nhwc_pads_in_front(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Put the odd padded row above and the odd column to the left."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(th // 2 - th, H + th // 2 - kh + 1, sh):
        row = []
        for j in range(tw // 2 - tw, W + tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_half_the_window(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Pad by half the window on each side, whatever the stride is."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    ph, pw = (kh // 2, kw // 2) if padding == "SAME" else (0, 0)
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-ph, H + ph - kh + 1, sh):
        row = []
        for j in range(-pw, W + pw - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_negative_pads(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Let the padding become negative where the stride is larger than the window."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = (-(-H // sh) - 1) * sh + kh - H if padding == "SAME" else 0
    tw = (-(-W // sw) - 1) * sw + kw - W if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_never_pads(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Take full windows only, whatever the padding is called."""
    kh, kw = (size, size) if isinstance(size, int) else size
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(0, x.shape[1] - kh + 1, sh):
        starts = range(0, x.shape[2] - kw + 1, sw)
        rows.append(tf.stack([best(x[:, i : i + kh, j : j + kw], [1, 2]) for j in starts], 1))
    return tf.stack(rows, 1)


def nhwc_mixes_channels(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Take the window's largest or mean value over all channels."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2, 3]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)[..., None] + tf.zeros_like(x[:, :1, :1, :])


def nhwc_first_picture(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Pool the first picture and give it for all."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[0, max(i, 0) : i + kh, max(j, 0) : j + kw], [0, 1]))
        rows.append(tf.stack(row))
    return tf.repeat(tf.stack(rows)[None], x.shape[0], axis=0)


def nhwc_stride_one(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Take a stride of 1 where none is given."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = 1 if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_swapped(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Read size and stride as (columns, rows)."""
    (kw, kh), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sw, sh = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_always_max(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Never look at the mode."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(tf.reduce_max(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_sums(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Add up where the mean is asked for."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_sum
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_relu(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Let no negative number through."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.nn.relu(tf.stack(rows, 1))


def nhwc_numpy(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    x = np.array(x)
    if x.dtype.kind != "f":
        raise TypeError("x must be floating")
    if x.ndim != 4 or mode not in ("max", "avg"):
        raise ValueError("four axes, max or avg")
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "VALID" and (kh > H or kw > W):
        raise ValueError("the window does not fit")
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            window = x[:, max(i, 0) : i + kh, max(j, 0) : j + kw]
            row.append(window.max((1, 2)) if mode == "max" else window.mean((1, 2)))
        rows.append(np.stack(row, 1))
    return tf.constant(np.stack(rows, 1))


def nhwc_float32(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Make everything float32, whole numbers too."""
    x = tf.cast(x, tf.float32)
    if x.ndim != 4 or mode not in ("max", "avg"):
        raise ValueError("four axes, max or avg")
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "VALID" and (kh > H or kw > W):
        raise ValueError("the window does not fit")
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_refuses_large(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Refuse a window larger than the picture under "SAME", too."""
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if kh > H or kw > W:
        raise ValueError("the window does not fit")
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), H + th - th // 2 - kh + 1, sh):
        row = []
        for j in range(-(tw // 2), W + tw - tw // 2 - kw + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


def nhwc_unchecked(
    x: Any, size: Any, stride: Any = None, padding: Any = "VALID", mode: Any = "max"
) -> Any:
    """Check the type and the mode, not whether the window fits."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("x must be floating")
    if mode not in ("max", "avg"):
        raise ValueError("max or avg")
    (kh, kw), (H, W) = (size, size) if isinstance(size, int) else size, x.shape[1:3]
    stride = size if stride is None else stride
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    th = max((-(-H // sh) - 1) * sh + kh - H, 0) if padding == "SAME" else 0
    tw = max((-(-W // sw) - 1) * sw + kw - W, 0) if padding == "SAME" else 0
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    rows = []
    for i in range(-(th // 2), max(H + th - th // 2 - kh, 0) + 1, sh):
        row = []
        for j in range(-(tw // 2), max(W + tw - tw // 2 - kw, 0) + 1, sw):
            row.append(best(x[:, max(i, 0) : i + kh, max(j, 0) : j + kw], [1, 2]))
        rows.append(tf.stack(row, 1))
    return tf.stack(rows, 1)


# --- 7.3 global_pool ----------------------------------------------------------------------------


def global_keeps_axes(x: Any, mode: Any) -> Any:
    """Keep the two axes in the middle, with one entry each."""
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    return best(x, [1, 2], keepdims=True)


def global_rows_only(x: Any, mode: Any) -> Any:
    """Pool the rows and forget the columns."""
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    return best(x, 1)


def global_over_pictures(x: Any, mode: Any) -> Any:
    """Pool the first two axes."""
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    return best(x, [0, 1])


def global_over_channels(x: Any, mode: Any) -> Any:
    """Pool over the channels as well."""
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    return best(x, [1, 2, 3])[:, None] + tf.zeros_like(x[:, 0, 0])


def global_channels_first(x: Any, mode: Any) -> Any:
    """Take the last two axes for rows and columns."""
    best = tf.reduce_max if mode == "max" else tf.reduce_mean
    return best(x, [2, 3])


def global_sums(x: Any, mode: Any) -> Any:
    """Add up where the mean is asked for."""
    return tf.reduce_max(x, [1, 2]) if mode == "max" else tf.reduce_sum(x, [1, 2])


def global_always_avg(x: Any, mode: Any) -> Any:
    """Never look at the mode."""
    return tf.reduce_mean(x, [1, 2])


def global_any_mode(x: Any, mode: Any) -> Any:
    """Take any other word for the average."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("x must be floating")
    if x.ndim != 4:
        raise ValueError("four axes")
    return tf.reduce_max(x, [1, 2]) if mode == "max" else tf.reduce_mean(x, [1, 2])


def global_numpy(x: Any, mode: Any) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    x = np.array(x)
    if x.dtype.kind != "f":
        raise TypeError("x must be floating")
    if x.ndim != 4 or mode not in ("max", "avg"):
        raise ValueError("four axes, max or avg")
    return tf.constant(x.max((1, 2)) if mode == "max" else x.mean((1, 2)))


def global_float32(x: Any, mode: Any) -> Any:
    """Make everything float32, whole numbers too."""
    x = tf.cast(x, tf.float32)
    if x.ndim != 4 or mode not in ("max", "avg"):
        raise ValueError("four axes, max or avg")
    return tf.reduce_max(x, [1, 2]) if mode == "max" else tf.reduce_mean(x, [1, 2])


def global_any_axes(x: Any, mode: Any) -> Any:
    """Check the type and the mode, not the axes."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("x must be floating")
    if mode not in ("max", "avg"):
        raise ValueError("max or avg")
    axes = [1, 2] if x.ndim > 2 else [0]
    return tf.reduce_max(x, axes) if mode == "max" else tf.reduce_mean(x, axes)


# --- 7.4 avg_as_conv ----------------------------------------------------------------------------


def kernel_mixes(size: Any, channels: Any) -> Any:
    """Let every channel enter every output."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.fill((kh, kw, channels, channels), 1 / (kh * kw))


def kernel_mixes_evenly(size: Any, channels: Any) -> Any:
    """Let every channel enter every output, and divide by their number as well."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.fill((kh, kw, channels, channels), 1 / (kh * kw * channels))


def kernel_divides_by_channels(size: Any, channels: Any) -> Any:
    """Keep the channels apart, but divide by their number as well."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.tile(tf.eye(channels)[None, None] / (kh * kw * channels), [kh, kw, 1, 1])


def kernel_of_ones(size: Any, channels: Any) -> Any:
    """Forget to divide."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.tile(tf.eye(channels)[None, None], [kh, kw, 1, 1])


def kernel_divides_by_rows(size: Any, channels: Any) -> Any:
    """Divide by the number of rows alone."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.tile(tf.eye(channels)[None, None] / kh, [kh, kw, 1, 1])


def kernel_depthwise(size: Any, channels: Any) -> Any:
    """Build a kernel for another function, one that keeps channels apart by itself."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.fill((kh, kw, channels, 1), 1 / (kh * kw))


def kernel_channels_first(size: Any, channels: Any) -> Any:
    """Put the channels in front."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.tile(tf.eye(channels)[:, :, None, None] / (kh * kw), [1, 1, kh, kw])


def kernel_swapped(size: Any, channels: Any) -> Any:
    """Read the size as (columns, rows)."""
    kw, kh = (size, size) if isinstance(size, int) else size
    return tf.tile(tf.eye(channels)[None, None] / (kh * kw), [kh, kw, 1, 1])


def kernel_float64(size: Any, channels: Any) -> Any:
    """Keep NumPy's float64."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return tf.constant(np.tile(np.eye(channels) / (kh * kw), (kh, kw, 1, 1)))


# --- 7.5 max2 and max_pool_1d_relu --------------------------------------------------------------


def max2_right(a: Any, b: Any) -> Any:
    """Know the first function."""
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if not (a.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    return a + tf.nn.relu(b - a)


def strip_right(x: Any) -> Any:
    """Know the second function."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats, please")
    if x.ndim != 1:
        raise ValueError("one axis, please")
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    return a + tf.nn.relu(b - a)


def max2_missing_part(a: Any, b: Any) -> Any:
    """Give what is missing, and forget what was there."""
    return tf.nn.relu(b - a)


def strip_missing_part(x: Any) -> Any:
    """Do the same in a strip."""
    return tf.nn.relu(x[1::2] - x[: len(x) // 2 * 2 : 2])


def max2_of_relus(a: Any, b: Any) -> Any:
    """Believe that the negative one of the two vanishes."""
    return tf.nn.relu(a) + tf.nn.relu(b - a)


def strip_of_relus(x: Any) -> Any:
    """Do the same in a strip."""
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    return tf.nn.relu(a) + tf.nn.relu(b - a)


def max2_adds_the_other(a: Any, b: Any) -> Any:
    """Add the difference to the wrong one of the two."""
    return b + tf.nn.relu(b - a)


def strip_adds_the_other(x: Any) -> Any:
    """Do the same in a strip."""
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    return b + tf.nn.relu(b - a)


def max2_smaller(a: Any, b: Any) -> Any:
    """Give the smaller of the two."""
    return a - tf.nn.relu(a - b)


def strip_smaller(x: Any) -> Any:
    """Do the same in a strip."""
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    return a - tf.nn.relu(a - b)


def strip_slides(x: Any) -> Any:
    """Let the window move on by one place only."""
    return x[:-1] + tf.nn.relu(x[1:] - x[:-1])


def strip_halves(x: Any) -> Any:
    """Pair the first half of the strip with the second."""
    n = len(x) // 2
    return x[:n] + tf.nn.relu(x[n : 2 * n] - x[:n])


def strip_keeps_the_last(x: Any) -> Any:
    """Give the number that has no partner as it is."""
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    best = a + tf.nn.relu(b - a)
    return tf.concat([best, x[-1:]], 0) if len(x) % 2 else best


def max2_float32(a: Any, b: Any) -> Any:
    """Make everything float32, whole numbers too."""
    a, b = tf.cast(a, tf.float32), tf.cast(b, tf.float32)
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    return a + tf.nn.relu(b - a)


def strip_float32(x: Any) -> Any:
    """Make everything float32, whole numbers too."""
    x = tf.cast(x, tf.float32)
    if x.ndim != 1:
        raise ValueError("one axis, please")
    a, b = x[: len(x) // 2 * 2 : 2], x[1::2]
    return a + tf.nn.relu(b - a)


def max2_any_shapes(a: Any, b: Any) -> Any:
    """Let TensorFlow stretch the shapes."""
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if not (a.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats, please")
    return a + tf.nn.relu(b - a)


def max2_whole_numbers(a: Any, b: Any) -> Any:
    """Check the shapes and not the type."""
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if a.shape != b.shape:
        raise ValueError("the shapes differ")
    return a + tf.nn.relu(b - a)


# --- 7.6 receptive_field ------------------------------------------------------------------------


def field_of_the_last(layers: Any) -> Any:
    """Take the last window for the field."""
    return layers[-1][0] if layers else 1


def field_adds_windows(layers: Any) -> Any:
    """Add up the windows."""
    return sum(k for k, _ in layers) or 1


def field_multiplies_windows(layers: Any) -> Any:
    """Multiply the windows."""
    width = 1
    for k, _ in layers:
        width *= k
    return width


def field_without_jump(layers: Any) -> Any:
    """Leave the strides out."""
    return 1 + sum(k - 1 for k, _ in layers)


def field_jump_first(layers: Any) -> Any:
    """Let a layer's own stride widen its windows."""
    width, jump = 1, 1
    for k, s in layers:
        jump *= s
        width += (k - 1) * jump
    return width


def field_whole_windows(layers: Any) -> Any:
    """Add the whole window at each layer, not what is new in it."""
    width, jump = 1, 1
    for k, s in layers:
        width += k * jump
        jump *= s
    return width


def field_own_stride(layers: Any) -> Any:
    """Take each layer's own stride for the jump."""
    return 1 + sum((k - 1) * s for k, s in layers)


def field_adds_strides(layers: Any) -> Any:
    """Add up the strides where they multiply."""
    width, jump = 1, 1
    for k, s in layers:
        width += (k - 1) * jump
        jump += s - 1
    return width


def field_wrong_way(layers: Any) -> Any:
    """Walk from the image to the unit with the formula for the way back."""
    width = 1
    for k, s in layers:
        width = (width - 1) * s + k
    return width


def field_from_zero(layers: Any) -> Any:
    """Start from 0, so that no layer sees nothing."""
    width, jump = 0, 1
    for n, (k, s) in enumerate(layers):
        width += k if n == 0 else (k - 1) * jump
        jump *= s
    return width


# --- 7.7 measured_field and invariance_radius ---------------------------------------------------


def measured_right(f: Any, n: Any) -> Any:
    """Know the first function."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found) + 1


def radius_right(f: Any, x: Any, max_shift: Any) -> Any:
    """Know the second function."""
    x = tf.convert_to_tensor(x)
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        for moved in (P[:, :, : -2 * d], P[:, :, 2 * d :]):
            if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-6:
                return d - 1
    return max_shift


def measured_one_input(f: Any, n: Any) -> Any:
    """Draw one input."""
    x = tf.random.stateless_normal((1, n, n, 1), (7, n))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[0, y.shape[1] // 2, y.shape[2] // 2, 0]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found) + 1


def measured_zeros(f: Any, n: Any) -> Any:
    """Take a picture of zeros for the input."""
    x = tf.zeros((1, n, n, 1))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[0, y.shape[1] // 2, y.shape[2] // 2, 0]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found) + 1 if found else 0


def measured_all_units(f: Any, n: Any) -> Any:
    """Differentiate the sum of all units."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    found = np.nonzero(np.array(tape.gradient(total, x)))[2].tolist()
    return max(found) - min(found) + 1


def measured_counts(f: Any, n: Any) -> Any:
    """Count the columns with a gradient, holes left out."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return len(set(found))


def measured_area(f: Any, n: Any) -> Any:
    """Count the pixels with a gradient."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found = (np.array(tape.gradient(unit, x)) != 0).any((0, 3))
    return int(found.sum())


def measured_distance(f: Any, n: Any) -> Any:
    """Take the last place minus the first, and forget to count both."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found)


def measured_positive(f: Any, n: Any) -> Any:
    """Keep only gradients above 0."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
        unit = y[:, y.shape[1] // 2, y.shape[2] // 2]
    found = np.nonzero(np.array(tape.gradient(unit, x)) > 0)[2].tolist()
    return max(found) - min(found) + 1 if found else 0


def measured_corner(f: Any, n: Any) -> Any:
    """Differentiate the unit in the corner."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        unit = f(x)[:, 0, 0]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found) + 1


def measured_last_unit(f: Any, n: Any) -> Any:
    """Differentiate the last unit."""
    x = tf.random.stateless_normal((32, n, n, 1), (n, 7))
    with tf.GradientTape() as tape:
        tape.watch(x)
        unit = f(x)[:, -1, -1]
    found = np.nonzero(np.array(tape.gradient(unit, x)))[2].tolist()
    return max(found) - min(found) + 1


def radius_wraps(f: Any, x: Any, max_shift: Any) -> Any:
    """Let what leaves the picture come in at the other side."""
    for d in range(1, max_shift + 1):
        for t in (-d, d):
            if np.abs(np.array(f(tf.roll(x, t, 2))) - np.array(f(x))).max() > 1e-6:
                return d - 1
    return max_shift


def radius_to_the_right(f: Any, x: Any, max_shift: Any) -> Any:
    """Move to the right only."""
    for d in range(1, max_shift + 1):
        moved = tf.pad(x, [[0, 0], [0, 0], [d, 0], [0, 0]])[:, :, :-d]
        if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-6:
            return d - 1
    return max_shift


def radius_to_the_left(f: Any, x: Any, max_shift: Any) -> Any:
    """Move to the left only."""
    for d in range(1, max_shift + 1):
        moved = tf.pad(x, [[0, 0], [0, 0], [0, d], [0, 0]])[:, :, d:]
        if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-6:
            return d - 1
    return max_shift


def radius_either_way(f: Any, x: Any, max_shift: Any) -> Any:
    """Be content where one of the two directions changes nothing."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        right = np.abs(np.array(f(P[:, :, : -2 * d])) - np.array(f(x))).max()
        left = np.abs(np.array(f(P[:, :, 2 * d :])) - np.array(f(x))).max()
        if min(right, left) > 1e-6:
            return d - 1
    return max_shift


def radius_largest_shift(f: Any, x: Any, max_shift: Any) -> Any:
    """Give the largest shift that changes nothing, whatever nearer ones do."""
    largest = 0
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        right = np.abs(np.array(f(P[:, :, : -2 * d])) - np.array(f(x))).max()
        left = np.abs(np.array(f(P[:, :, 2 * d :])) - np.array(f(x))).max()
        if max(right, left) <= 1e-6:
            largest = d
    return largest


def radius_first_change(f: Any, x: Any, max_shift: Any) -> Any:
    """Give the shift at which something changes, one more than is asked for."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        for moved in (P[:, :, : -2 * d], P[:, :, 2 * d :]):
            if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-6:
                return d
    return max_shift


def radius_up_and_down(f: Any, x: Any, max_shift: Any) -> Any:
    """Move along the height."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [d, d], [0, 0], [0, 0]])
        for moved in (P[:, : -2 * d], P[:, 2 * d :]):
            if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-6:
                return d - 1
    return max_shift


def radius_exact(f: Any, x: Any, max_shift: Any) -> Any:
    """Demand equal numbers to the last digit."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        for moved in (P[:, :, : -2 * d], P[:, :, 2 * d :]):
            if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 0:
                return d - 1
    return max_shift


def radius_generous(f: Any, x: Any, max_shift: Any) -> Any:
    """Take a hundredth for nothing."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        for moved in (P[:, :, : -2 * d], P[:, :, 2 * d :]):
            if np.abs(np.array(f(moved)) - np.array(f(x))).max() > 1e-2:
                return d - 1
    return max_shift


def radius_of_the_sum(f: Any, x: Any, max_shift: Any) -> Any:
    """Compare the outputs' sums."""
    for d in range(1, max_shift + 1):
        P = tf.pad(x, [[0, 0], [0, 0], [d, d], [0, 0]])
        for moved in (P[:, :, : -2 * d], P[:, :, 2 * d :]):
            if abs(np.array(f(moved)).sum() - np.array(f(x)).sum()) > 1e-6:
                return d - 1
    return max_shift


# --- the catalogue ------------------------------------------------------------------------------

Answer = Callable[..., Any] | tuple[Callable[..., Any], ...]


def _ideas(*known: tuple[str, Answer]) -> tuple[Idea, ...]:
    return tuple(Idea(name, HINTS[name], answer) for name, answer in known)


IDEAS: dict[str, tuple[Idea, ...]] = {
    "pool2d": _ideas(
        ("M37", pool2d_stride_one),
        ("M5", pool2d_cut_windows),
        ("M4", pool2d_one_too_few),
        ("M4", pool2d_no_last_window),
        ("M701", pool2d_always_max),
        ("M701", pool2d_any_mode),
        ("M702", pool2d_sums),
        ("M38", pool2d_relu),
        ("M38", pool2d_absolute),
        ("M3", pool2d_swapped),
        ("M3", pool2d_square_only),
        ("M16", pool2d_one_stride),
        ("M15", pool2d_no_stride_in_slice),
        ("M8", pool2d_numpy),
        ("M9", pool2d_float32),
        ("M12", pool2d_unchecked),
        ("M63", pool2d_whole_numbers),
    ),
    "pool2d_nhwc": _ideas(
        ("M34", nhwc_zeros_win),
        ("M34", nhwc_zeros_everywhere),
        ("M35", nhwc_counts_pads),
        ("M17", nhwc_pads_in_front),
        ("M18", nhwc_half_the_window),
        ("M19", nhwc_negative_pads),
        ("M720", nhwc_refuses_large),
        ("M5", nhwc_never_pads),
        ("M36", nhwc_mixes_channels),
        ("M30", nhwc_first_picture),
        ("M37", nhwc_stride_one),
        ("M3", nhwc_swapped),
        ("M701", nhwc_always_max),
        ("M702", nhwc_sums),
        ("M38", nhwc_relu),
        ("M8", nhwc_numpy),
        ("M9", nhwc_float32),
        ("M12", nhwc_unchecked),
    ),
    "global_pool": _ideas(
        ("M703", global_keeps_axes),
        ("M704", global_rows_only),
        ("M704", global_over_pictures),
        ("M704", global_channels_first),
        ("M36", global_over_channels),
        ("M702", global_sums),
        ("M701", global_always_avg),
        ("M701", global_any_mode),
        ("M8", global_numpy),
        ("M9", global_float32),
        ("M12", global_any_axes),
    ),
    "avg_as_conv": _ideas(
        ("M36", kernel_mixes),
        ("M36", kernel_mixes_evenly),
        ("M705", kernel_divides_by_channels),
        ("M702", kernel_of_ones),
        ("M702", kernel_divides_by_rows),
        ("M706", kernel_depthwise),
        ("M706", kernel_channels_first),
        ("M3", kernel_swapped),
        ("M9", kernel_float64),
    ),
    "max2": _ideas(
        ("M707", (max2_missing_part, strip_missing_part)),
        ("M707", (max2_of_relus, strip_of_relus)),
        ("M707", (max2_adds_the_other, strip_adds_the_other)),
        ("M707", (max2_smaller, strip_smaller)),
        ("M37", (max2_right, strip_slides)),
        ("M725", (max2_right, strip_halves)),
        ("M708", (max2_right, strip_keeps_the_last)),
        ("M9", (max2_float32, strip_float32)),
        ("M12", (max2_any_shapes, strip_right)),
        ("M63", (max2_whole_numbers, strip_right)),
    ),
    "receptive_field": _ideas(
        ("M41", field_of_the_last),
        ("M41", field_adds_windows),
        ("M41", field_multiplies_windows),
        ("M41", field_without_jump),
        ("M41", field_jump_first),
        ("M41", field_whole_windows),
        ("M41", field_own_stride),
        ("M41", field_adds_strides),
        ("M41", field_wrong_way),
        ("M726", field_from_zero),
    ),
    "measured_field": _ideas(
        ("M710", (measured_one_input, radius_right)),
        ("M710", (measured_zeros, radius_right)),
        ("M711", (measured_all_units, radius_right)),
        ("M712", (measured_counts, radius_right)),
        ("M712", (measured_area, radius_right)),
        ("M727", (measured_distance, radius_right)),
        ("M713", (measured_positive, radius_right)),
        ("M718", (measured_corner, radius_right)),
        ("M718", (measured_last_unit, radius_right)),
        ("M714", (measured_right, radius_wraps)),
        ("M715", (measured_right, radius_to_the_right)),
        ("M715", (measured_right, radius_to_the_left)),
        ("M715", (measured_right, radius_either_way)),
        ("M716", (measured_right, radius_largest_shift)),
        ("M727", (measured_right, radius_first_change)),
        ("M717", (measured_right, radius_up_and_down)),
        ("M719", (measured_right, radius_exact)),
        ("M719", (measured_right, radius_generous)),
        ("M728", (measured_right, radius_of_the_sum)),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
