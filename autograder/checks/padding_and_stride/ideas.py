"""Known wrong ideas about padding and stride, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

# mypy: disable-error-code="call-overload"
# np.pad is typed by the very word of its mode, which is looked up here.

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder.laws import HINTS as MANNERS
from autograder.marking import Idea

HINTS = MANNERS | {
    "M1": "Feed an image that is 0 but for a single 1, and compare what you get with your kernel: "
    "which way round does it lie?",
    "M3": "Try an image with 3 rows and 5 columns: which number of its shape is the height, and "
    "where do you use it?",
    "M13": "Count the windows by hand for n = 7, k = 2, s = 2, then follow your formula with the "
    "same numbers.",
    "M14": "What happens to the pixels that the last window cannot reach: is that an error?",
    "M15": "Print the first row of every window that you read, for a stride of 2.",
    "M16": "Give the two axes different strides, such as 2 and 1, and look at the shape.",
    "M17": "Compare with TensorFlow on an even kernel, and look at the first and the last column.",
    "M18": "Does SAME pad more than it needs? Try n = 8, k = 3, s = 2.",
    "M19": "Can a padding be negative? Try n = 8, k = 1, s = 3.",
    "M20": "Is your p the number of rows on one side, or on both sides together?",
    "M22": "Pad an image full of ones with zeros: which number must stand in the new corner?",
    "M501": "Which strides make sense? The docstring names an error for the others.",
    "M502": "How many pixels has an axis of three to offer on one side, if the last one is not "
    "repeated, and how many if it is?",
    "M503": "Fold the strip 1, 2, 3, 4 on paper: is the last pixel repeated or not?",
    "M504": "Where does the first window start when there is padding? Number the pixels of the "
    "strip from 0 and follow it.",
    "M505": "List the windows of n = 8, k = 3, p = 0, s = 3 one by one: which pixels does each of "
    "them read?",
    "M506": "Put each number of your list into the formula for the output: are there others that "
    "give the same?",
    "M507": "Is there a strip with no pixel, or with fewer?",
    "M508": "Which of the four numbers belong to the rows, and which to the columns?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 5.1 out_size -------------------------------------------------------------------------------


def out_size_no_one(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Forget the first place."""
    return (n + 2 * p - k) // s


def out_size_one_inside(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Add the one before dividing."""
    return (n + 2 * p - k + 1) // s


def out_size_fraction(n: int, k: int, p: int = 0, s: int = 1) -> float:
    """Divide without rounding."""
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    return (n + 2 * p - k) / s + 1


def out_size_up(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Round up."""
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    return -(-(n + 2 * p - k) // s) + 1


def out_size_nearest(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Round to the nearest."""
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    return round((n + 2 * p - k) / s + 1)


def out_size_total(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Take p for both sides together."""
    if k > n + p or s < 1:
        raise ValueError("no place")
    return (n + p - k) // s + 1


def out_size_must_divide(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Refuse strides that do not divide."""
    if k > n + 2 * p or s < 1 or (n + 2 * p - k) % s:
        raise ValueError("the stride must divide")
    return (n + 2 * p - k) // s + 1


def out_size_unguarded(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Answer 0 or less where there is no place."""
    if s < 1:
        raise ValueError("a stride of at least 1")
    return (n + 2 * p - k) // s + 1


def out_size_any_stride(n: int, k: int, p: int = 0, s: int = 1) -> int:
    """Take any stride."""
    if k > n + 2 * p:
        raise ValueError("no place")
    return (n + 2 * p - k) // s + 1 if s else 0


# --- 5.2 same_pads ------------------------------------------------------------------------------


def same_pads_front(n: int, k: int, s: int) -> tuple[int, int]:
    """Put the odd zero in front."""
    total = max((-(-n // s) - 1) * s + k - n, 0)
    return total - total // 2, total // 2


def same_pads_half_kernel(n: int, k: int, s: int) -> tuple[int, int]:
    """Pad half the kernel on both sides."""
    return k // 2, k // 2


def same_pads_kernel_less_one(n: int, k: int, s: int) -> tuple[int, int]:
    """Pad for stride 1, whatever the stride is."""
    return (k - 1) // 2, k - 1 - (k - 1) // 2


def same_pads_negative(n: int, k: int, s: int) -> tuple[int, int]:
    """Let the padding become negative."""
    total = (-(-n // s) - 1) * s + k - n
    return total // 2, total - total // 2


def same_pads_rounded_down(n: int, k: int, s: int) -> tuple[int, int]:
    """Round the number of outputs down."""
    total = max((n // s - 1) * s + k - n, 0)
    return total // 2, total - total // 2


def same_pads_size_kept(n: int, k: int, s: int) -> tuple[int, int]:
    """Want n outputs with every stride."""
    total = max((n - 1) * s + k - n, 0)
    return total // 2, total - total // 2


# --- 5.3 pad2d ----------------------------------------------------------------------------------


def pad2d_ones(X: Any, pads: Any, mode: str) -> Any:
    """Take edge pixels for zeros."""
    known = {"zero": "edge", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}[mode]
    return tf.constant(np.pad(np.array(X), pads, mode=known))


def pad2d_folds_swapped(X: Any, pads: Any, mode: str) -> Any:
    """Take one fold for the other."""
    known = {"zero": "constant", "reflect": "symmetric", "symmetric": "reflect", "edge": "edge"}
    return tf.constant(np.pad(np.array(X), pads, mode=known[mode]))


def pad2d_axes_swapped(X: Any, pads: Any, mode: str) -> Any:
    """Give the rows the columns' pads."""
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    return tf.constant(np.pad(np.array(X), (pads[1], pads[0]), mode=known[mode]))


def pad2d_sides_swapped(X: Any, pads: Any, mode: str) -> Any:
    """Put in front what belongs behind."""
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    turned = [tuple(reversed(sizes)) for sizes in pads]
    return tf.constant(np.pad(np.array(X), turned, mode=known[mode]))


def pad2d_numpy(X: Any, pads: Any, mode: str) -> Any:
    """Pad in NumPy, where the tape does not see it."""
    X = np.array(X)
    if X.dtype.kind != "f":
        raise TypeError("X must hold floats")
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    if X.ndim != 2 or mode not in known:
        raise ValueError("X must have two axes")
    for sizes, n in zip(pads, X.shape, strict=True):
        if (mode == "reflect" and max(sizes) >= n) or (mode == "symmetric" and max(sizes) > n):
            raise ValueError("too large a pad")
    return tf.constant(np.pad(X, pads, mode=known[mode]))


def pad2d_float32(X: Any, pads: Any, mode: str) -> Any:
    """Make float32 of everything."""
    X = tf.cast(tf.convert_to_tensor(X), tf.float32)
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    if X.shape.rank != 2 or mode not in known:
        raise ValueError("X must have two axes")
    rows, columns = (
        np.pad(np.arange(1, n + 1), sizes, mode=known[mode])
        for n, sizes in zip(X.shape, pads, strict=True)
    )
    framed = tf.pad(X, [[1, 0], [1, 0]])
    return tf.gather(tf.gather(framed, rows), columns, axis=1)


def pad2d_wraps(X: Any, pads: Any, mode: str) -> Any:
    """Reflect again and again where one reflection is not enough."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("X must hold floats")
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    if X.shape.rank != 2 or mode not in known:
        raise ValueError("X must have two axes")
    rows, columns = (
        np.pad(np.arange(1, n + 1), sizes, mode=known[mode])
        for n, sizes in zip(X.shape, pads, strict=True)
    )
    framed = tf.pad(X, [[1, 0], [1, 0]])
    return tf.gather(tf.gather(framed, rows), columns, axis=1)


# --- 5.4 corr2d_ps ------------------------------------------------------------------------------


def corr2d_ps_flipped(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Turn the kernel by half a turn."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)[::-1, ::-1]
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_front(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Put SAME's odd row on top and its odd column on the left."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t - t // 2, t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_half_kernel(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Take half the kernel on each side for SAME."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        padding = [(k // 2, k // 2) for k in K.shape]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_kernel_less_one(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Pad SAME as if the stride were 1."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        padding = [((k - 1) // 2, k // 2) for k in K.shape]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_total(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Take a number for both sides together."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        total = 0 if padding == "VALID" else padding
        padding = [(total // 2, total - total // 2)] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_no_stride_in_windows(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Use the stride for the size of the output only."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a : a + oh, b : b + ow] for a, b in places])


def corr2d_ps_strides_swapped(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Use the rows' stride for the columns."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sw, sh = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_one_stride(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Take the rows' stride for both axes."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh = sw = stride if isinstance(stride, int) else stride[0]
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


def corr2d_ps_sides_swapped(X: Any, K: Any, padding: Any, stride: Any) -> Any:
    """Read ((top, bottom), (left, right)) as ((left, right), (top, bottom))."""
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        steps = zip(X.shape, K.shape, (sh, sw), strict=True)
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in steps]
        padding = [(t // 2, t - t // 2) for t in totals]
    elif padding == "VALID" or isinstance(padding, int):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    else:
        padding = [padding[1], padding[0]]
    P = tf.pad(X, padding)
    oh, ow = (P.shape[0] - K.shape[0]) // sh + 1, (P.shape[1] - K.shape[1]) // sw + 1
    places = [(a, b) for a in range(K.shape[0]) for b in range(K.shape[1])]
    return tf.add_n([K[a, b] * P[a::sh, b::sw][:oh, :ow] for a, b in places])


# --- 5.5 usage ----------------------------------------------------------------------------------


def usage_no_offset(n: int, k: int, p: int, s: int) -> list[int]:
    """Start at pixel 0, padding or not."""
    counts = [0] * n
    for start in range(0, n + 2 * p - k + 1, s):
        for pixel in range(start, start + k):
            if pixel < n:
                counts[pixel] += 1
    return counts


def usage_negative_index(n: int, k: int, p: int, s: int) -> list[int]:
    """Count windows that hang over the left end at the right end."""
    counts = [0] * n
    for start in range(-p, n + p - k + 1, s):
        for pixel in range(start, start + k):
            if pixel < n and pixel >= -n:
                counts[pixel] += 1
    return counts


def usage_stride_one(n: int, k: int, p: int, s: int) -> list[int]:
    """Put a window everywhere."""
    counts = [0] * n
    for start in range(-p, n + p - k + 1):
        for pixel in range(start, start + k):
            if 0 <= pixel < n:
                counts[pixel] += 1
    return counts


def usage_equal(n: int, k: int, p: int, s: int) -> list[int]:
    """Read every pixel as often as every other."""
    return [k // s] * n


def usage_padded(n: int, k: int, p: int, s: int) -> list[int]:
    """Count the zeros of the padding, too."""
    counts = [0] * (n + 2 * p)
    for start in range(0, n + 2 * p - k + 1, s):
        for pixel in range(start, start + k):
            counts[pixel] += 1
    return counts


# --- 5.6 inputs_for -----------------------------------------------------------------------------


def inputs_for_one(o: int, k: int, p: int, s: int) -> list[int]:
    """Turn the formula round as if nothing were cut off."""
    return [(o - 1) * s + k - 2 * p]


def inputs_for_not_positive(o: int, k: int, p: int, s: int) -> list[int]:
    """Keep strips without pixels."""
    first = (o - 1) * s + k - 2 * p
    return list(range(first, first + s))


def inputs_for_total(o: int, k: int, p: int, s: int) -> list[int]:
    """Take p for both sides together."""
    first = (o - 1) * s + k - p
    return [n for n in range(first, first + s) if n >= 1]


def inputs_for_no_one(o: int, k: int, p: int, s: int) -> list[int]:
    """Forget the first place."""
    first = o * s + k - 2 * p
    return [n for n in range(first, first + s) if n >= 1]


IDEAS: dict[str, tuple[Idea, ...]] = {
    name: tuple(Idea(number, HINTS[number], answer) for number, answer in known)
    for name, known in {
        "out_size": (
            ("M13", out_size_no_one),
            ("M13", out_size_one_inside),
            ("M20", out_size_total),
            ("M13", out_size_fraction),
            ("M13", out_size_up),
            ("M13", out_size_nearest),
            ("M14", out_size_must_divide),
            ("M12", out_size_unguarded),
            ("M501", out_size_any_stride),
        ),
        "same_pads": (
            ("M17", same_pads_front),
            ("M18", same_pads_half_kernel),
            ("M18", same_pads_kernel_less_one),
            ("M19", same_pads_negative),
            ("M13", same_pads_rounded_down),
            ("M18", same_pads_size_kept),
        ),
        "pad2d": (
            ("M22", pad2d_ones),
            ("M503", pad2d_folds_swapped),
            ("M508", pad2d_axes_swapped),
            ("M508", pad2d_sides_swapped),
            ("M8", pad2d_numpy),
            ("M9", pad2d_float32),
            ("M502", pad2d_wraps),
        ),
        "corr2d_ps": (
            ("M1", corr2d_ps_flipped),
            ("M17", corr2d_ps_front),
            ("M18", corr2d_ps_half_kernel),
            ("M18", corr2d_ps_kernel_less_one),
            ("M20", corr2d_ps_total),
            ("M15", corr2d_ps_no_stride_in_windows),
            ("M16", corr2d_ps_one_stride),
            ("M3", corr2d_ps_strides_swapped),
            ("M508", corr2d_ps_sides_swapped),
        ),
        "usage": (
            ("M504", usage_no_offset),
            ("M504", usage_negative_index),
            ("M505", usage_stride_one),
            ("M505", usage_equal),
            ("M504", usage_padded),
        ),
        "inputs_for": (
            ("M506", inputs_for_one),
            ("M507", inputs_for_not_positive),
            ("M20", inputs_for_total),
            ("M13", inputs_for_no_one),
        ),
    }.items()
}
"""The known wrong ideas of each exercise, the likely ones first."""
