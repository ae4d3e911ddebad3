"""Known wrong ideas about cross-correlation, each as the answer of someone who holds it.

Every function or class stands alone and uses no name but ``np`` and ``tf``: its source is also
pasted into the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.

Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

# ruff: noqa: PERF401 - loops that append are how beginners write
# mypy: disable-error-code="misc"
# Keras has no types, so that each layer inherits from Any.

from __future__ import annotations

import numpy as np
import tensorflow as tf

from autograder.marking import Idea

HINTS = {
    "M1": "Feed an image that is 0 but for a single 1 in the middle, and compare the picture that "
    "you get with your kernel: which way round does it lie?",
    "M2": "Try a kernel with 1 row and 2 columns, such as [[1, 10]], and follow each number to the "
    "pixel that it meets.",
    "M3": "Try an image with 3 rows and 5 columns: which number of its shape is the height, and "
    "which of your loops or sizes uses it?",
    "M4": "In how many places can a window of width 2 start on a row of 3 pixels? Count them on "
    "paper, then compare with your formula.",
    "M5": "Are all your windows full windows, or do some stick out over the border?",
    "M6": "What happens to the two numbers that lie on top of each other: are they multiplied "
    "element by element, or row by column?",
    "M7": "Take an image and a kernel full of ones, then a larger kernel full of ones: should the "
    "result stay the same or grow?",
    "M8": "Ask the tape for the gradient with respect to the kernel: every step from the kernel to "
    "the result has to be a TensorFlow operation that gives a new tensor.",
    "M9": "Pass float64 numbers with a fraction, such as 0.5: what type and which numbers come "
    "back, and where in your code do they change?",
    "M10": "Print your arguments before and after the call with NumPy arrays: are they the same?",
    "M11": "Restart, run the setup cell and then this cell alone, and try other sizes: which "
    "number or name in it belongs to one example only?",
    "M12": "What should happen if the window does not fit? Find the errors in the docstring and "
    "try each of them.",
    "M20": "Where does the first window start if it may touch the image with a single pixel? Count "
    "the rows of zeros above the image, then those below it.",
    "M22": "Pad an image full of ones: which number must stand in the new corner?",
    "M27": "What is the output of your layer for an image full of zeros?",
    "M29": "Set the bias to 1 and feed an image full of zeros: how often is the bias in each "
    "number that comes out?",
    "M32": "Feed the same layer first a small picture, then a large one: does it need new weights?",
    "M51": "Call the layer twice with one image: is it the same kernel in both calls?",
    "M57": "What is X[-1] in Python? Try your function with i = -1 and think about which window "
    "that should be.",
    "M58": "How many numbers belong to one place of the window, and how many did you return?",
    "M59": "Which of the two turns around, the picture or the kernel? Draw an arrow in the image "
    "and see where it points in the result.",
    "M60": "Put the zeros around a small image first: does the large kernel fit now?",
    "M61": "One row of the matrix makes one number of the result. How many rows do you need, and "
    "how many columns?",
    "M62": "Lay the window on the last pixel of the image's first row: does it go on in the row "
    "below?",
    "M63": "Pass whole numbers, such as [[1, 2], [3, 4]]: which error does the docstring promise?",
    "M64": "Make two layers with the same seed and look at their kernels; then two with different "
    "seeds.",
    "M65": "If all weights start equal, how could they ever learn to be different?",
    "M66": "Count the weights in layer.trainable_variables: does Keras know both of them?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 2.1 window_sum -----------------------------------------------------------------------------


def window_sum_flipped(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Turn the kernel by half a turn."""
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K[::-1, ::-1])


def window_sum_transposed(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Swap the kernel's rows and columns."""
    K = tf.transpose(K)
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def window_sum_mirrored(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Mirror the kernel left to right."""
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K[:, ::-1])


def window_sum_swapped(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Take i for the column and j for the row."""
    kh, kw = K.shape
    return tf.reduce_sum(X[j : j + kh, i : i + kw] * K)


def window_sum_matmul(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Multiply the window and the kernel as matrices."""
    kh, kw = K.shape
    return tf.reduce_sum(tf.matmul(X[i : i + kh, j : j + kw], K))


def window_sum_mean(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Take the mean of the products."""
    kh, kw = K.shape
    return tf.reduce_mean(X[i : i + kh, j : j + kw] * K)


def window_sum_products(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Stop before the sum."""
    kh, kw = K.shape
    return X[i : i + kh, j : j + kw] * K


def window_sum_centred(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Take (i, j) for the window's last row and column."""
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh - 1, j : j + kw - 1] * K[: kh - 1, : kw - 1])


def window_sum_two_by_two(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Take every kernel for a 2 by 2 one."""
    return tf.reduce_sum(X[i : i + 2, j : j + 2] * K[:2, :2])


def window_sum_truncated(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Cut the kernel's fractions off."""
    K = tf.cast(tf.cast(K, tf.int32), X.dtype)
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def window_sum_numpy(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Compute in NumPy, where the tape does not see it."""
    X, K = np.array(X), np.array(K)
    if X.dtype.kind != "f" or K.dtype.kind != "f":
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if i < 0 or j < 0 or i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("the window leaves the image")
    total = np.zeros((), X.dtype)
    for a in range(kh):
        for b in range(kw):
            total += X[i + a, j + b] * K[a, b]
    return tf.constant(total, dtype=X.dtype)


def window_sum_float32(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if i < 0 or j < 0 or i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("the window leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def window_sum_in_place(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Multiply into the window, which is a part of the image."""
    for given in (tf.convert_to_tensor(X), tf.convert_to_tensor(K)):
        if not given.dtype.is_floating:
            raise TypeError("X and K must be floating")
        if given.ndim != 2:
            raise ValueError("X and K must have two axes")
    if isinstance(X, list):
        X, K = tf.constant(X), tf.constant(K)
    kh, kw = K.shape
    if i < 0 or j < 0 or i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("the window leaves the image")
    window = X[i : i + kh, j : j + kw]
    window *= K
    return tf.reduce_sum(window)


def window_sum_negative(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Forget that a negative index counts from the end."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("the window leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def window_sum_unchecked(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Check the type and not whether the window fits."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    kh, kw = K.shape
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


def window_sum_whole_numbers(X: tf.Tensor, K: tf.Tensor, i: int, j: int) -> tf.Tensor:
    """Check whether the window fits and not the type."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if i < 0 or j < 0 or i + kh > X.shape[0] or j + kw > X.shape[1]:
        raise ValueError("the window leaves the image")
    return tf.reduce_sum(X[i : i + kh, j : j + kw] * K)


# --- 2.2 corr2d ---------------------------------------------------------------------------------


def corr2d_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Turn the kernel by half a turn: true convolution."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[::-1, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_transposed(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Swap the kernel's rows and columns before the sizes are read."""
    K = tf.transpose(K)
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_transposed_late(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Swap the kernel's rows and columns when it meets the window."""
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * tf.transpose(K)))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_mirrored(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Mirror the kernel left to right."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[:, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_upside_down(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Mirror the kernel top to bottom."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_swapped_size(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the width for the height in the size of the result."""
    kh, kw = K.shape
    places = []
    for i in range(X.shape[0] - kh + 1):
        for j in range(X.shape[1] - kw + 1):
            places.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
    return tf.reshape(tf.stack(places), (X.shape[1] - kw + 1, X.shape[0] - kh + 1))


def corr2d_swapped_loops(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Let the row's loop run over the width and the column's over the height."""
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[1] - kw + 1):
        row = []
        for j in range(X.shape[0] - kh + 1):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_swapped_window(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Cut windows as high as the kernel is wide, and as wide as it is high."""
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            row.append(tf.reduce_sum(X[i : i + kw, j : j + kh] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_square_only(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the height of image and kernel for their width as well."""
    n, k = X.shape[0], K.shape[0]
    rows = []
    for i in range(n - k + 1):
        row = []
        for j in range(n - k + 1):
            row.append(tf.reduce_sum(X[i : i + k, j : j + k] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_off_by_one(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Forget the last place of the window: n - k instead of n - k + 1."""
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh):
        row = []
        for j in range(X.shape[1] - kw):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_cut_windows(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Start a window at every pixel and cut it at the border."""
    rows = []
    for i in range(X.shape[0]):
        row = []
        for j in range(X.shape[1]):
            window = X[i : i + K.shape[0], j : j + K.shape[1]]
            row.append(tf.reduce_sum(window * K[: window.shape[0], : window.shape[1]]))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_same_size(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Centre a window on every pixel, with zeros beyond the border."""
    kh, kw = K.shape
    top, left = (kh - 1) // 2, (kw - 1) // 2
    P = tf.pad(X, [[top, kh - 1 - top], [left, kw - 1 - left]])
    H, W = X.shape
    return sum(K[a, b] * P[a : a + H, b : b + W] for a in range(kh) for b in range(kw))


def corr2d_matmul(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Multiply the window and the kernel as matrices."""
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            row.append(tf.reduce_sum(tf.matmul(X[i : i + kh, j : j + kw], K)))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_mean(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the mean of the products."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
    return Y / (kh * kw)


def corr2d_variable(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Write the results into a float32 variable, as a well-known book does."""
    h, w = K.shape
    Y = tf.Variable(tf.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1)))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j].assign(tf.reduce_sum(X[i : i + h, j : j + w] * K))
    return tf.convert_to_tensor(Y)


def corr2d_typed_variable(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Write the results into a variable of the right type."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    h, w = K.shape
    if h > X.shape[0] or w > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    Y = tf.Variable(tf.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), X.dtype))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j].assign(tf.reduce_sum(X[i : i + h, j : j + w] * K))
    return tf.convert_to_tensor(Y)


def corr2d_float32(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel is larger than the image")
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_truncated(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Cut the kernel's fractions off."""
    K = tf.cast(tf.cast(K, tf.int32), X.dtype)
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr2d_in_place(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Multiply into the window, which is a part of the image."""
    for given in (tf.convert_to_tensor(X), tf.convert_to_tensor(K)):
        if not given.dtype.is_floating:
            raise TypeError("X and K must be floating")
        if given.ndim != 2:
            raise ValueError("X and K must have two axes")
    if isinstance(X, list):
        X, K = tf.constant(X), tf.constant(K)
    kh, kw = K.shape
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            window = X[i : i + kh, j : j + kw]
            window *= K
            row.append(tf.reduce_sum(window))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_two_by_two(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take every kernel for a 2 by 2 one."""
    rows = []
    for i in range(X.shape[0] - 1):
        row = []
        for j in range(X.shape[1] - 1):
            row.append(tf.reduce_sum(X[i : i + 2, j : j + 2] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_three_by_three(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take every image for a 3 by 3 one and every kernel for a 2 by 2 one."""
    places = [tf.reduce_sum(X[i : i + 2, j : j + 2] * K) for i in range(2) for j in range(2)]
    return tf.reshape(tf.stack(places), (2, 2))


def corr2d_unchecked(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Check the type and not whether the kernel fits."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def corr2d_whole_numbers(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Check whether the kernel fits and not the type."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel is larger than the image")
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


# --- 2.3 conv2d_flipped -------------------------------------------------------------------------


def conv2d_not_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Leave the kernel as it is."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_mirrored(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Flip the columns only."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[:, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_upside_down(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Flip the rows only."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_transposed(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Swap the kernel's rows and columns instead of flipping them."""
    K = tf.transpose(K)
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_image_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Flip the image instead of the kernel."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    X = X[::-1, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_result_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Flip the result instead of the kernel."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
    return Y[::-1, ::-1]


def conv2d_off_by_one(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Forget the last place of the window: n - k instead of n - k + 1."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh, X.shape[1] - kw
    K = K[::-1, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_full_size(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Keep the image's size, with zeros beyond the border."""
    kh, kw = K.shape
    top, left = (kh - 1) // 2, (kw - 1) // 2
    P = tf.pad(X, [[top, kh - 1 - top], [left, kw - 1 - left]])
    H, W = X.shape
    K = K[::-1, ::-1]
    return sum(K[a, b] * P[a : a + H, b : b + W] for a in range(kh) for b in range(kw))


def conv2d_square_only(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the height of image and kernel for their width as well."""
    n, k = X.shape[0], K.shape[0]
    K = K[::-1, ::-1]
    rows = []
    for i in range(n - k + 1):
        row = []
        for j in range(n - k + 1):
            row.append(tf.reduce_sum(X[i : i + k, j : j + k] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


def conv2d_mean(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the mean of the products."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    K = K[::-1, ::-1]
    Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
    return Y / (kh * kw)


def conv2d_numpy(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Compute in NumPy, where the tape does not see it."""
    X, K = np.array(X), np.array(K)
    if X.dtype.kind != "f" or K.dtype.kind != "f":
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    K = K[::-1, ::-1]
    Y = np.zeros((X.shape[0] - kh + 1, X.shape[1] - kw + 1), X.dtype)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = np.sum(X[i : i + kh, j : j + kw] * K)
    return tf.constant(Y)


def conv2d_float32(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel is larger than the image")
    K = K[::-1, ::-1]
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def conv2d_unchecked(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Check the type and not whether the kernel fits."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    K = tf.reverse(K, [0, 1])
    kh, kw = K.shape
    rows = []
    for i in range(X.shape[0] - kh + 1):
        row = []
        for j in range(X.shape[1] - kw + 1):
            row.append(tf.reduce_sum(X[i : i + kh, j : j + kw] * K))
        rows.append(tf.stack(row))
    return tf.stack(rows)


# --- 2.4 corr_full ------------------------------------------------------------------------------


def corr_full_flipped(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Turn the kernel by half a turn."""
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    K = K[::-1, ::-1]
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_transposed(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Swap the kernel's rows and columns."""
    K = tf.transpose(K)
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_swapped_pads(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Pad the rows by the kernel's width and the columns by its height."""
    kh, kw = K.shape
    P = tf.pad(X, [[kw - 1, kw - 1], [kh - 1, kh - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_padded_by_k(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Pad by k instead of k - 1."""
    kh, kw = K.shape
    P = tf.pad(X, [[kh, kh], [kw, kw]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_off_by_one(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Pad rightly and forget the last place of the window."""
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh, P.shape[1] - kw
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_valid(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Forget the zeros: only the places where the window fits."""
    kh, kw = K.shape
    oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
    return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_in_total(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Share k - 1 rows of zeros between top and bottom."""
    kh, kw = K.shape
    top, left = (kh - 1) // 2, (kw - 1) // 2
    P = tf.pad(X, [[top, kh - 1 - top], [left, kw - 1 - left]])
    H, W = X.shape
    return sum(K[a, b] * P[a : a + H, b : b + W] for a in range(kh) for b in range(kw))


def corr_full_one_side(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Pad at the bottom and on the right only."""
    kh, kw = K.shape
    P = tf.pad(X, [[0, kh - 1], [0, kw - 1]])
    H, W = X.shape
    return sum(K[a, b] * P[a : a + H, b : b + W] for a in range(kh) for b in range(kw))


def corr_full_edge(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Repeat the border's pixels instead of adding zeros."""
    kh, kw = K.shape
    rows = tf.clip_by_value(tf.range(1 - kh, X.shape[0] + kh - 1), 0, X.shape[0] - 1)
    columns = tf.clip_by_value(tf.range(1 - kw, X.shape[1] + kw - 1), 0, X.shape[1] - 1)
    P = tf.gather(tf.gather(X, rows), columns, axis=1)
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_ones(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Pad with ones."""
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]], constant_values=1)
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_mean(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Take the mean of the products."""
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    Y = sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
    return Y / (kh * kw)


def corr_full_refuses(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Refuse a kernel larger than the image, though zeros make room for it."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if not (X.dtype.is_floating and K.dtype.is_floating):
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    if kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


def corr_full_numpy(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Compute in NumPy, where the tape does not see it."""
    X, K = np.array(X), np.array(K)
    if X.dtype.kind != "f" or K.dtype.kind != "f":
        raise TypeError("X and K must be floating")
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    P = np.pad(X, ((kh - 1, kh - 1), (kw - 1, kw - 1)))
    Y = np.zeros((P.shape[0] - kh + 1, P.shape[1] - kw + 1), X.dtype)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = np.sum(P[i : i + kh, j : j + kw] * K)
    return tf.constant(Y)


def corr_full_float32(X: tf.Tensor, K: tf.Tensor) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    X, K = tf.cast(X, tf.float32), tf.cast(K, tf.float32)
    if X.ndim != 2 or K.ndim != 2:
        raise ValueError("X and K must have two axes")
    kh, kw = K.shape
    P = tf.pad(X, [[kh - 1, kh - 1], [kw - 1, kw - 1]])
    oh, ow = P.shape[0] - kh + 1, P.shape[1] - kw + 1
    return sum(K[a, b] * P[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


# --- 2.5 corr_matrix ----------------------------------------------------------------------------


def corr_matrix_flipped(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Turn the kernel by half a turn."""
    kh, kw = K.shape
    H, W = shape
    K = K[::-1, ::-1]
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_transposed_kernel(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Swap the kernel's rows and columns."""
    K = tf.transpose(K)
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_column_major(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Number the pixels down the columns."""
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            placed = tf.pad(K, [[i, H - kh - i], [j, W - kw - j]])
            rows.append(tf.reshape(tf.transpose(placed), [-1]))
    return tf.stack(rows)


def corr_matrix_swapped_loops(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Number the places of the window down the columns."""
    kh, kw = K.shape
    H, W = shape
    rows = []
    for j in range(W - kw + 1):
        for i in range(H - kh + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_swapped_shape(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Take the shape for (width, height)."""
    kh, kw = K.shape
    W, H = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_off_by_one(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Forget the last place of the window."""
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh):
        for j in range(W - kw):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_cut_windows(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Give every pixel a window, cut at the border: a square matrix."""
    H, W = shape
    rows = []
    for i in range(H):
        for j in range(W):
            k = K[: H - i, : W - j]
            placed = tf.pad(k, [[i, H - i - k.shape[0]], [j, W - j - k.shape[1]]])
            rows.append(tf.reshape(placed, [-1]))
    return tf.stack(rows)


def corr_matrix_upright(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Put the windows into the columns of the matrix."""
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.transpose(tf.stack(rows))


def corr_matrix_wrapped(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Slide over the flattened image, over the ends of its rows as well."""
    kh, kw = K.shape
    H, W = shape
    first = tf.reshape(tf.pad(K, [[0, H - kh], [0, W - kw]]), [-1])
    places = (H - kh + 1) * (W - kw + 1)
    return tf.stack([tf.roll(first, n, axis=0) for n in range(places)])


def corr_matrix_mean(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Divide the kernel by its number of entries."""
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows) / (kh * kw)


def corr_matrix_three_by_three(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Take every image for a 3 by 3 one and every kernel for a 2 by 2 one."""
    rows = []
    for i in range(2):
        for j in range(2):
            rows.append(tf.reshape(tf.pad(K, [[i, 1 - i], [j, 1 - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_numpy(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Write the entries into a NumPy array, where the tape does not see them."""
    K = np.array(K)
    if K.dtype.kind != "f":
        raise TypeError("K must be floating")
    if K.ndim != 2 or len(shape) != 2:
        raise ValueError("K must have two axes")
    kh, kw = K.shape
    H, W = shape
    oh, ow = H - kh + 1, W - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel is larger than the image")
    M = np.zeros((oh * ow, H * W), K.dtype)
    for i in range(oh):
        for j in range(ow):
            for a in range(kh):
                for b in range(kw):
                    M[i * ow + j, (i + a) * W + j + b] = K[a, b]
    return tf.constant(M)


def corr_matrix_float32(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Make everything float32, whole numbers too."""
    K = tf.cast(K, tf.float32)
    if K.ndim != 2 or len(shape) != 2:
        raise ValueError("K must have two axes")
    kh, kw = K.shape
    H, W = shape
    if kh > H or kw > W:
        raise ValueError("the kernel is larger than the image")
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


def corr_matrix_unchecked(K: tf.Tensor, shape: tuple[int, int]) -> tf.Tensor:
    """Check the type and not whether the kernel fits."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("K must be floating")
    kh, kw = K.shape
    H, W = shape
    rows = []
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            rows.append(tf.reshape(tf.pad(K, [[i, H - kh - i], [j, W - kw - j]]), [-1]))
    return tf.stack(rows)


# --- 2.6 Conv2DSingle ---------------------------------------------------------------------------


class SingleFlipped(tf.keras.layers.Layer):
    """Turn the kernel by half a turn."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Convolve one picture."""
        kh, kw = self.kernel.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        K = tf.reverse(tf.convert_to_tensor(self.kernel), [0, 1])
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleTransposed(tf.keras.layers.Layer):
    """Read the size as (columns, rows)."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size[::-1], initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleSameSize(tf.keras.layers.Layer):
    """Keep the image's size, with zeros beyond the border."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        Y = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "SAME")
        return Y[0, :, :, 0] + self.bias


class SingleOffByOne(tf.keras.layers.Layer):
    """Forget the last place of the window."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh, X.shape[1] - kw
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleNoBias(tf.keras.layers.Layer):
    """Own a bias and forget to add it."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        return sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))


class SingleManyBiases(tf.keras.layers.Layer):
    """Add the bias to every product."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K, b = tf.convert_to_tensor(self.kernel), tf.convert_to_tensor(self.bias)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        return sum(K[i, j] * X[i : i + oh, j : j + ow] + b for i in range(kh) for j in range(kw))


class SingleImageForKernel(tf.keras.layers.Layer):
    """Take the shape that ``build`` receives, the image's, for the kernel's."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        self.kernel_size = kernel_size
        self.seed = seed

    def build(self, input_shape: tuple[int, int]) -> None:
        """Make the weights."""
        start = tf.keras.initializers.GlorotUniform(self.seed)
        self.kernel = self.add_weight(shape=input_shape, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleTwoByTwo(tf.keras.layers.Layer):
    """Own a 2 by 2 kernel whatever size is asked for."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=(2, 2), initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleNewKernels(tf.keras.layers.Layer):
    """Draw a new kernel in every call."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        start = tf.keras.initializers.GlorotUniform(seed)
        self.kernel = self.add_weight(shape=size, initializer=start, name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")
        self.start = start

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        self.kernel.assign(self.start(self.kernel.shape))
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleSeedIgnored(tf.keras.layers.Layer):
    """Leave the seed unused."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.kernel = self.add_weight(shape=size, initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        if oh < 1 or ow < 1:
            raise ValueError("the kernel is larger than the image")
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


class SingleConstantKernel(tf.keras.layers.Layer):
    """Start with a kernel full of ones."""

    def __init__(self, kernel_size: int | tuple[int, int], seed: int | None = None) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.kernel = self.add_weight(shape=size, initializer="ones", name="kernel")
        self.bias = self.add_weight(shape=(), initializer="zeros", name="bias")

    def call(self, X: tf.Tensor) -> tf.Tensor:
        """Correlate one picture."""
        K = tf.convert_to_tensor(self.kernel)
        kh, kw = K.shape
        oh, ow = X.shape[0] - kh + 1, X.shape[1] - kw + 1
        if oh < 1 or ow < 1:
            raise ValueError("the kernel is larger than the image")
        Y = sum(K[a, b] * X[a : a + oh, b : b + ow] for a in range(kh) for b in range(kw))
        return Y + self.bias


def _ideas(*pairs: tuple[str, object]) -> tuple[Idea, ...]:
    return tuple(Idea(known, HINTS[known], answer) for known, answer in pairs)


IDEAS = {
    "window_sum": _ideas(
        ("M1", window_sum_flipped),
        ("M2", window_sum_transposed),
        ("M2", window_sum_mirrored),
        ("M3", window_sum_swapped),
        ("M4", window_sum_centred),
        ("M6", window_sum_matmul),
        ("M7", window_sum_mean),
        ("M58", window_sum_products),
        ("M11", window_sum_two_by_two),
        ("M9", window_sum_truncated),
        ("M8", window_sum_numpy),
        ("M9", window_sum_float32),
        ("M10", window_sum_in_place),
        ("M57", window_sum_negative),
        ("M12", window_sum_unchecked),
        ("M63", window_sum_whole_numbers),
    ),
    "corr2d": _ideas(
        ("M1", corr2d_flipped),
        ("M2", corr2d_transposed),
        ("M2", corr2d_transposed_late),
        ("M2", corr2d_mirrored),
        ("M2", corr2d_upside_down),
        ("M3", corr2d_swapped_size),
        ("M3", corr2d_swapped_loops),
        ("M3", corr2d_square_only),
        ("M3", corr2d_swapped_window),
        ("M4", corr2d_off_by_one),
        ("M5", corr2d_cut_windows),
        ("M5", corr2d_same_size),
        ("M6", corr2d_matmul),
        ("M7", corr2d_mean),
        ("M11", corr2d_two_by_two),
        ("M11", corr2d_three_by_three),
        ("M9", corr2d_truncated),
        ("M8", corr2d_variable),
        ("M8", corr2d_typed_variable),
        ("M9", corr2d_float32),
        ("M10", corr2d_in_place),
        ("M12", corr2d_unchecked),
        ("M63", corr2d_whole_numbers),
    ),
    "conv2d_flipped": _ideas(
        ("M1", conv2d_not_flipped),
        ("M2", conv2d_mirrored),
        ("M2", conv2d_upside_down),
        ("M2", conv2d_transposed),
        ("M59", conv2d_image_flipped),
        ("M59", conv2d_result_flipped),
        ("M3", conv2d_square_only),
        ("M4", conv2d_off_by_one),
        ("M5", conv2d_full_size),
        ("M7", conv2d_mean),
        ("M8", conv2d_numpy),
        ("M9", conv2d_float32),
        ("M12", conv2d_unchecked),
    ),
    "corr_full": _ideas(
        ("M1", corr_full_flipped),
        ("M2", corr_full_transposed),
        ("M3", corr_full_swapped_pads),
        ("M4", corr_full_padded_by_k),
        ("M4", corr_full_off_by_one),
        ("M20", corr_full_in_total),
        ("M20", corr_full_one_side),
        ("M20", corr_full_valid),
        ("M22", corr_full_edge),
        ("M22", corr_full_ones),
        ("M7", corr_full_mean),
        ("M60", corr_full_refuses),
        ("M8", corr_full_numpy),
        ("M9", corr_full_float32),
    ),
    "corr_matrix": _ideas(
        ("M1", corr_matrix_flipped),
        ("M2", corr_matrix_transposed_kernel),
        ("M3", corr_matrix_column_major),
        ("M3", corr_matrix_swapped_loops),
        ("M3", corr_matrix_swapped_shape),
        ("M4", corr_matrix_off_by_one),
        ("M5", corr_matrix_cut_windows),
        ("M61", corr_matrix_upright),
        ("M62", corr_matrix_wrapped),
        ("M7", corr_matrix_mean),
        ("M11", corr_matrix_three_by_three),
        ("M8", corr_matrix_numpy),
        ("M9", corr_matrix_float32),
        ("M12", corr_matrix_unchecked),
    ),
    "Conv2DSingle": _ideas(
        ("M1", SingleFlipped),
        ("M2", SingleTransposed),
        ("M4", SingleOffByOne),
        ("M5", SingleSameSize),
        ("M27", SingleNoBias),
        ("M29", SingleManyBiases),
        ("M32", SingleImageForKernel),
        ("M11", SingleTwoByTwo),
        ("M51", SingleNewKernels),
        ("M64", SingleSeedIgnored),
        ("M65", SingleConstantKernel),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
