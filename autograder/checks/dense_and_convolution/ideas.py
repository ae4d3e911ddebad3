"""Known wrong ideas about dense layers and convolutions, each as the answer of one who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.

Over 400 lines because it is a catalogue: flat, and read one entry at a time.
"""

# ruff: noqa: B905, PERF401 - loops that append, and zip as it comes, are how beginners write

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "A convolution layer does not turn its kernel: which weight meets the top left pixel, in "
    "the dense layer and in yours?",
    "M3": "Try a picture of 2 rows and 3 columns: which of the two numbers is the height, and does "
    "your order of pixels run along the rows?",
    "M5": "How many full windows fit, and how many outputs have you got?",
    "M7": "Take pictures and kernels full of ones, then a larger kernel full of ones: should the "
    "result stay the same or grow?",
    "M15": "Write down in which row and column each window starts for stride 2, on paper and in "
    "your code.",
    "M16": "Give the two axes different strides, such as (2, 1): which one moves down?",
    "M17": "Where does TensorFlow put the extra row when the padding is odd, in front or behind?",
    "M18": "How many zeros does 'SAME' need for 4 pixels, a kernel of 3 and stride 2? Count them "
    "with the rule of lesson 05.",
    "M19": "Can a padding be negative? Count the zeros that 'SAME' needs for 5 pixels, a kernel of "
    "1 and stride 3.",
    "M20": "Is the int that is given the number of zeros in total, or on each side?",
    "M25": "Give a patch two channels that are very different: which number of the kernel meets "
    "which channel?",
    "M26": "Does a reshape move numbers, or does it only cut the same list anew? Write the list of "
    "weights down and follow the second one.",
    "M27": "What is the output of each layer for a picture full of zeros?",
    "M28": "How many biases does the docstring speak of, and how many of them have you used?",
    "M30": "Send a batch of two different pictures and compare the two outputs.",
    "M31": "List the shapes of the weights and of the biases and multiply each out: is anything "
    "left out, counted twice, or squared?",
    "M33": "Who uses the weights of the top left window at the bottom right, when they are shared?",
    "M801": "In which order does Keras lay a pixel's channels flat: side by side, or one whole "
    "channel after the other?",
    "M802": "The flat picture stands to the left of the matrix: is there one row or one column for "
    "each pixel?",
    "M803": "Two outputs that lie side by side in the flat output belong to one place: have they "
    "one filter, too?",
    "M804": "How long is the flat output of the convolution, and how long is your bias?",
    "M805": "In TensorFlow's kernel the third axis counts what goes in and the fourth what comes "
    "out: which is which in yours?",
    "M806": "In which order are the outputs laid flat: all filters of one place, or all places of "
    "one filter?",
    "M807": "Does a padded zero belong to the picture that goes in? Count the rows of the matrix.",
    "M808": "When nothing is shared, how many outputs are there, and how many biases?",
    "M809": "Give every place a kernel full of another number: do the outputs differ?",
    "M810": "Which of the two counts has to grow when the picture grows?",
    "M812": "What does global average pooling leave of a map: how many numbers go into the dense "
    "layer behind it?",
    "M813": "How large is the kernel of the conv head, if it is to give one answer for the map?",
    "M814": "The map has many places; for how many of them does the conv head own a bias?",
    "M815": "By how many pixels does the window move from one cell of the class map to the next?",
    "M816": "How many windows of the head's size fit into the large picture, and for how many of "
    "them do you give scores?",
    "M818": "Take the matrix of exercise 8.3: is there a convolution for which it cannot be built?",
    "M819": "How large may a kernel be, at most, and what is the layer then?",
    "M820": "Look at the fit of section 4 once more: which rule could three shared weights not "
    "learn, however many examples they saw?",
    "M821": "Compare the two counts at your number of filters: is one of them larger?",
    "M822": "That is right for one output; how many outputs are there?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 8.1 dense_to_conv ----------------------------------------------------------------------------


def large_right(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Do it right."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[1],) or W.shape[0] != np.prod(in_shape):
        raise ValueError("W, b and in_shape do not fit together")
    return tf.reshape(W, (*in_shape, W.shape[1])), b


def small_right(W: tf.Tensor, b: tf.Tensor) -> Any:
    """Do it right."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[1],):
        raise ValueError("W and b do not fit together")
    return tf.reshape(W, (1, 1, W.shape[0], W.shape[1])), b


def large_channels_first(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Take the rows for channel after channel."""
    H, Wd, C = in_shape
    return tf.transpose(tf.reshape(W, (C, H, Wd, -1)), (1, 2, 0, 3)), tf.convert_to_tensor(b)


def large_columns_first(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Take the rows for column after column."""
    H, Wd, C = in_shape
    return tf.transpose(tf.reshape(W, (Wd, H, C, -1)), (1, 0, 2, 3)), tf.convert_to_tensor(b)


def large_swapped_sides(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Put the width first."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[1],) or W.shape[0] != np.prod(in_shape):
        raise ValueError("W, b and in_shape do not fit together")
    H, Wd, C = in_shape
    return tf.reshape(W, (Wd, H, C, W.shape[1])), b


def large_from_rows(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Transpose as if the units were the rows, then cut anew."""
    U = W.shape[1]
    return tf.reshape(tf.transpose(W), (*in_shape, U)), tf.convert_to_tensor(b)


def large_flipped(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Turn the kernel around."""
    k = tf.reshape(W, (*in_shape, W.shape[1]))
    return tf.reverse(k, [0, 1]), tf.convert_to_tensor(b)


def large_units_third(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Put the units before the channels."""
    H, Wd, C = in_shape
    return tf.reshape(W, (H, Wd, W.shape[1], C)), tf.convert_to_tensor(b)


def large_no_bias(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Leave the bias out."""
    return tf.reshape(W, (*in_shape, W.shape[1])), tf.zeros_like(b)


def large_numpy(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    W, b = np.array(W), np.array(b)
    if W.dtype.kind != "f" or b.dtype.kind != "f":
        raise TypeError("W and b must be floating")
    if W.ndim != 2 or b.shape != (W.shape[1],) or W.shape[0] != np.prod(in_shape):
        raise ValueError("W, b and in_shape do not fit together")
    return tf.constant(W.reshape(*in_shape, W.shape[1])), tf.constant(b)


def large_float32(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Make everything float32, whole numbers too."""
    W, b = tf.cast(W, tf.float32), tf.cast(b, tf.float32)
    if len(W.shape) != 2 or b.shape != (W.shape[1],) or W.shape[0] != np.prod(in_shape):
        raise ValueError("W, b and in_shape do not fit together")
    return tf.reshape(W, (*in_shape, W.shape[1])), b


def large_unchecked(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Check the types and not the shapes."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    return tf.reshape(W, (*in_shape, -1)), b


def large_whole_numbers(W: tf.Tensor, b: tf.Tensor, in_shape: tuple[int, ...]) -> Any:
    """Check the shapes and not the types."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if len(W.shape) != 2 or b.shape != (W.shape[1],) or W.shape[0] != np.prod(in_shape):
        raise ValueError("W, b and in_shape do not fit together")
    return tf.reshape(W, (*in_shape, W.shape[1])), b


def small_units_third(W: tf.Tensor, b: tf.Tensor) -> Any:
    """Put the units where the inputs belong, numbers moved along."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[1],):
        raise ValueError("W and b do not fit together")
    return tf.transpose(W)[None, None], b


def small_from_rows(W: tf.Tensor, b: tf.Tensor) -> Any:
    """Transpose as if the units were the rows, then cut anew."""
    W, b = tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[1],):
        raise ValueError("W and b do not fit together")
    return tf.reshape(tf.transpose(W), (1, 1, W.shape[0], W.shape[1])), b


# --- 8.2 port_torch_linear ------------------------------------------------------------------------


def torch_cut_anew(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Cut the list of weights into the kernel's shape."""
    C, H, Wd = chw_shape
    return tf.reshape(W_torch, (H, Wd, C, len(W_torch))), tf.convert_to_tensor(b)


def torch_channels_last(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Move the units and take the rest for Keras's order."""
    C, H, Wd = chw_shape
    return tf.reshape(tf.transpose(W_torch), (H, Wd, C, len(W_torch))), tf.convert_to_tensor(b)


def torch_half_cut(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Move the units last and take the channels for the last of a picture."""
    C, H, Wd = chw_shape
    pictures = tf.reshape(W_torch, (-1, H, Wd, C))
    return tf.transpose(pictures, (1, 2, 3, 0)), tf.convert_to_tensor(b)


def torch_flipped(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Turn the kernel around."""
    pictures = tf.reshape(W_torch, (-1, *chw_shape))
    k = tf.transpose(pictures, (2, 3, 1, 0))
    return tf.reverse(k, [0, 1]), tf.convert_to_tensor(b)


def torch_columns_first(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Swap rows and columns of the picture."""
    pictures = tf.reshape(W_torch, (-1, *chw_shape))
    return tf.transpose(pictures, (3, 2, 1, 0)), tf.convert_to_tensor(b)


def torch_swapped_sides(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Read the width before the height."""
    W, b = tf.convert_to_tensor(W_torch), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W_torch and b must be floating")
    if len(W.shape) != 2 or b.shape != (W.shape[0],) or W.shape[1] != np.prod(chw_shape):
        raise ValueError("W_torch, b and chw_shape do not fit together")
    C, Wd, H = chw_shape
    return tf.transpose(tf.reshape(W, (-1, C, H, Wd)), (2, 3, 1, 0)), b


def torch_units_third(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Put the units before the channels."""
    pictures = tf.reshape(W_torch, (-1, *chw_shape))
    return tf.transpose(pictures, (2, 3, 0, 1)), tf.convert_to_tensor(b)


def torch_no_bias(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Leave the bias out."""
    pictures = tf.reshape(W_torch, (-1, *chw_shape))
    return tf.transpose(pictures, (2, 3, 1, 0)), tf.zeros_like(b)


def torch_numpy(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    W, b = np.array(W_torch), np.array(b)
    if W.dtype.kind != "f" or b.dtype.kind != "f":
        raise TypeError("W_torch and b must be floating")
    if W.ndim != 2 or b.shape != (W.shape[0],) or W.shape[1] != np.prod(chw_shape):
        raise ValueError("W_torch, b and chw_shape do not fit together")
    return tf.constant(W.reshape(-1, *chw_shape).transpose(2, 3, 1, 0)), tf.constant(b)


def torch_float32(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Make everything float32, whole numbers too."""
    W, b = tf.cast(W_torch, tf.float32), tf.cast(b, tf.float32)
    if len(W.shape) != 2 or b.shape != (W.shape[0],) or W.shape[1] != np.prod(chw_shape):
        raise ValueError("W_torch, b and chw_shape do not fit together")
    return tf.transpose(tf.reshape(W, (-1, *chw_shape)), (2, 3, 1, 0)), b


def torch_unchecked(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Check the types and not the shapes."""
    W, b = tf.convert_to_tensor(W_torch), tf.convert_to_tensor(b)
    if not (W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("W_torch and b must be floating")
    return tf.transpose(tf.reshape(W, (-1, *chw_shape)), (2, 3, 1, 0)), b


def torch_whole_numbers(W_torch: tf.Tensor, b: tf.Tensor, chw_shape: tuple[int, ...]) -> Any:
    """Check the shapes and not the types."""
    W, b = tf.convert_to_tensor(W_torch), tf.convert_to_tensor(b)
    if len(W.shape) != 2 or b.shape != (W.shape[0],) or W.shape[1] != np.prod(chw_shape):
        raise ValueError("W_torch, b and chw_shape do not fit together")
    return tf.transpose(tf.reshape(W, (-1, *chw_shape)), (2, 3, 1, 0)), b


# --- 8.3 conv_to_dense ----------------------------------------------------------------------------


def conv_flipped(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Turn the kernel around."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, tf.reverse(k, [0, 1]), stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_upright(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Give one column for each number of the picture."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, k, stride, padding)
    M = tf.transpose(tf.reshape(y, (x.shape[0], -1)))
    return M, tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_short_bias(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Give the bias as it is."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), b


def conv_bias_in_blocks(
    k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any
) -> Any:
    """Repeat each bias before the next one comes."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.repeat(b, y.shape[1] * y.shape[2])


def conv_filters_first(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Lay the outputs flat filter by filter, biases too."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, k, stride, padding)
    y = tf.transpose(y, (0, 3, 1, 2))
    return tf.reshape(y, (x.shape[0], -1)), tf.repeat(b, y.shape[2] * y.shape[3])


def conv_channels_first(
    k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any
) -> Any:
    """Lay the pictures flat channel by channel."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    H, Wd, C = in_shape
    x = tf.reshape(tf.eye(H * Wd * C, dtype=k.dtype), (-1, C, H, Wd))
    x = tf.transpose(x, (0, 2, 3, 1))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_columns_first(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Lay the outputs flat column by column."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, k, stride, padding)
    y = tf.transpose(y, (0, 2, 1, 3))
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_swapped_sides(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Take the width for the height."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    Wd, H, C = in_shape
    x = tf.reshape(tf.eye(H * Wd * C, dtype=k.dtype), (-1, H, Wd, C))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_no_stride(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Leave the stride out."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, 1, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_stride_in_shape_only(
    k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any
) -> Any:
    """Count the outputs with the stride and place the windows without."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, 1, padding)
    rows, columns = tf.nn.conv2d(x, k, stride, padding).shape[1:3]
    y = y[:, :rows, :columns]
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_one_stride(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Use the rows' stride for both axes."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride if isinstance(stride, int) else stride[0], padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_extra_in_front(
    k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any
) -> Any:
    """Put SAME's odd row in front."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    strides = [stride] * 2 if isinstance(stride, int) else stride
    if padding == "SAME":
        pads = []
        for n, size, s in zip(in_shape[:2], k.shape[:2], strides):
            total = max((-(-n // s) - 1) * s + size - n, 0)
            pads.append([total - total // 2, total // 2])
        padding = pads
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_negative_pads(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Let SAME's padding be negative."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    strides = [stride] * 2 if isinstance(stride, int) else stride
    if padding == "SAME":
        pads = []
        for n, size, s in zip(in_shape[:2], k.shape[:2], strides):
            total = (-(-n // s) - 1) * s + size - n
            pads.append([total // 2, total - total // 2])
        padding = pads
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_half_a_kernel(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Pad SAME by half a kernel on both sides."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if padding == "SAME":
        pads = []
        for size in k.shape[:2]:
            pads.append([size // 2, size // 2])
        padding = pads
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_padding_in_total(
    k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any
) -> Any:
    """Take an int for the zeros of both sides together."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        half = [padding // 2, padding - padding // 2] if isinstance(padding, int) else None
        pads = [half, half] if half else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_padded_rows(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Give the padded zeros rows of their own."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        H, Wd, C = in_shape[0] + sum(pads[0]), in_shape[1] + sum(pads[1]), in_shape[2]
        x, padding = tf.reshape(tf.eye(H * Wd * C, dtype=k.dtype), (-1, H, Wd, C)), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_numpy(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    M = tf.constant(y.numpy().reshape(x.shape[0], -1))
    return M, tf.constant(np.tile(b.numpy(), y.shape[1] * y.shape[2]))


def conv_float32(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Make everything float32, whole numbers too."""
    k, b = tf.cast(k, tf.float32), tf.cast(b, tf.float32)
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_unchecked(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Check the types and not the shapes."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("k and b must be floating")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


def conv_whole_numbers(k: tf.Tensor, b: tf.Tensor, in_shape: Any, stride: Any, padding: Any) -> Any:
    """Make floats of whole numbers."""
    k, b = tf.convert_to_tensor(k), tf.convert_to_tensor(b)
    if not (k.dtype.is_floating and b.dtype.is_floating):
        k, b = tf.cast(k, tf.float32), tf.cast(b, tf.float32)
    if len(k.shape) != 4 or b.shape != (k.shape[3],) or k.shape[2] != in_shape[2]:
        raise ValueError("k, b and in_shape do not fit together")
    x = tf.reshape(tf.eye(np.prod(in_shape), dtype=k.dtype), (-1, *in_shape))
    if not isinstance(padding, str):
        pads = [[padding] * 2] * 2 if isinstance(padding, int) else [list(p) for p in padding]
        x, padding = tf.pad(x, [[0, 0], *pads, [0, 0]]), "VALID"
    if padding == "VALID" and (k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]):
        raise ValueError("the kernel is larger than the picture")
    y = tf.nn.conv2d(x, k, stride, padding)
    return tf.reshape(y, (x.shape[0], -1)), tf.tile(b, [y.shape[1] * y.shape[2]])


# --- 8.4 unshared_params and shared_params --------------------------------------------------------


def unshared_right(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Do it right."""
    return h * w * cout * (kh * kw * cin + 1)


def shared_right(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Do it right."""
    return cout * (kh * kw * cin + 1)


def unshared_no_bias(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Leave the biases out."""
    return h * w * kh * kw * cin * cout


def shared_no_bias(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Leave the biases out."""
    return kh * kw * cin * cout


def unshared_few_biases(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Share the biases between the places."""
    return h * w * kh * kw * cin * cout + cout


def shared_many_biases(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Give each place a bias of its own."""
    return kh * kw * cin * cout + h * w * cout


def shared_one_bias(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count one bias for all filters."""
    return kh * kw * cin * cout + 1


def unshared_no_channels(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Forget the input channels."""
    return h * w * cout * (kh * kw + 1)


def shared_no_channels(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Forget the input channels."""
    return cout * (kh * kw + 1)


def unshared_square(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Take every kernel for a square."""
    return h * w * cout * (kh * kh * cin + 1)


def shared_square(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Take every kernel for a square."""
    return cout * (kh * kh * cin + 1)


def unshared_bias_per_channel(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count a bias for each input channel."""
    return h * w * cout * cin * (kh * kw + 1)


def shared_bias_per_channel(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count a bias for each input channel."""
    return cout * cin * (kh * kw + 1)


def shared_per_place(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the weights again at every place."""
    return h * w * cout * (kh * kw * cin + 1)


def unshared_per_filter(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the weights of one place."""
    return cout * (kh * kw * cin + 1)


def unshared_swapped(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Swap the channels that go in and come out."""
    return h * w * cin * (kh * kw * cout + 1)


def shared_swapped(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Swap the channels that go in and come out."""
    return cin * (kh * kw * cout + 1)


# --- 8.5 locally_connected2d ----------------------------------------------------------------------


def local_one_kernel(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Use the first place's kernel everywhere."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[0, 0], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_swapped_places(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Take the places' rows for columns."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[j, i], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_width_first(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Loop over the width first and leave it there."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("x, W and b must be floating")
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, filters = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (oh, ow, filters):
        raise ValueError("x, W and b do not fit together")
    columns = []
    for j in range(ow):
        column = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for i in range(oh)]
        columns.append(tf.stack(column, axis=1))
    return tf.reshape(tf.stack(columns, axis=1), (-1, oh, ow, filters)) + b


def local_flipped(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Turn the kernels around."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [
            tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j, ::-1, ::-1], 3) for j in range(ow)
        ]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_no_bias(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Leave the biases out."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)


def local_one_bias(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Use the first place's biases everywhere."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b[0, 0]


def local_mean(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Divide by the number of weights of a window."""
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) / float(kh * kw * W.shape[4]) + b


def local_channels_first(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Lay the patches flat channel by channel."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("x, W and b must be floating")
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, _ = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (
        oh,
        ow,
        W.shape[5],
    ):
        raise ValueError("x, W and b do not fit together")
    rows = []
    for i in range(oh):
        row = []
        for j in range(ow):
            patch = tf.transpose(x[:, i : i + kh, j : j + kw], (0, 3, 1, 2))
            patch = tf.reshape(patch, (x.shape[0], -1))
            row.append(patch @ tf.reshape(W[i, j], (-1, W.shape[5])))
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_first_picture(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Answer for the first picture only, again and again."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("x, W and b must be floating")
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, filters = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (oh, ow, filters):
        raise ValueError("x, W and b do not fit together")
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[0, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row))
    return tf.tile((tf.stack(rows) + b)[None], (x.shape[0], 1, 1, 1))


def local_numpy(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Write into a NumPy array, where the tape does not see it."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("x, W and b must be floating")
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, filters = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (oh, ow, filters):
        raise ValueError("x, W and b do not fit together")
    y = np.zeros((x.shape[0], oh, ow, filters), x.numpy().dtype)
    for i in range(oh):
        for j in range(ow):
            window = x.numpy()[:, i : i + kh, j : j + kw]
            y[:, i, j] = np.tensordot(window, W.numpy()[i, j], 3) + b.numpy()[i, j]
    return tf.constant(y)


def local_float32(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Make everything float32, whole numbers too."""
    x, W, b = (tf.cast(item, tf.float32) for item in (x, W, b))
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, filters = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (oh, ow, filters):
        raise ValueError("x, W and b do not fit together")
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_unchecked(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Check the types and not the shapes."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("x, W and b must be floating")
    oh, ow, kh, kw = W.shape[:4]
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def local_whole_numbers(x: tf.Tensor, W: tf.Tensor, b: tf.Tensor) -> Any:
    """Make floats of whole numbers."""
    x, W, b = tf.convert_to_tensor(x), tf.convert_to_tensor(W), tf.convert_to_tensor(b)
    if not (x.dtype.is_floating and W.dtype.is_floating and b.dtype.is_floating):
        x, W, b = tf.cast(x, tf.float32), tf.cast(W, tf.float32), tf.cast(b, tf.float32)
    if len(x.shape) != 4 or len(W.shape) != 6:
        raise ValueError("x must have four axes and W six")
    oh, ow, kh, kw, C, filters = W.shape
    if tuple(x.shape[1:]) != (oh + kh - 1, ow + kw - 1, C) or tuple(b.shape) != (oh, ow, filters):
        raise ValueError("x, W and b do not fit together")
    rows = []
    for i in range(oh):
        row = [tf.tensordot(x[:, i : i + kh, j : j + kw], W[i, j], 3) for j in range(ow)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


# --- 8.6 head_params ------------------------------------------------------------------------------


def heads_no_bias(h: int, w: int, c: int, classes: int) -> Any:
    """Leave the biases out."""
    return {"flatten": h * w * c * classes, "gap": c * classes, "conv": h * w * c * classes}


def heads_one_bias(h: int, w: int, c: int, classes: int) -> Any:
    """Count one bias for all classes."""
    return {
        "flatten": h * w * c * classes + 1,
        "gap": c * classes + 1,
        "conv": h * w * c * classes + 1,
    }


def heads_no_bias_behind_gap(h: int, w: int, c: int, classes: int) -> Any:
    """Give the layer behind the mean no bias."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": c * classes,
        "conv": (h * w * c + 1) * classes,
    }


def heads_conv_no_bias(h: int, w: int, c: int, classes: int) -> Any:
    """Give the convolution no bias."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (c + 1) * classes,
        "conv": h * w * c * classes,
    }


def heads_gap_keeps_places(h: int, w: int, c: int, classes: int) -> Any:
    """Take the mean over the channels."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (h * w + 1) * classes,
        "conv": (h * w * c + 1) * classes,
    }


def heads_gap_nothing(h: int, w: int, c: int, classes: int) -> Any:
    """Count nothing for the mean and the layer behind it."""
    return {"flatten": (h * w * c + 1) * classes, "gap": 0, "conv": (h * w * c + 1) * classes}


def heads_gap_is_flatten(h: int, w: int, c: int, classes: int) -> Any:
    """Forget what the mean does."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (h * w * c + 1) * classes,
        "conv": (h * w * c + 1) * classes,
    }


def heads_conv_one_by_one(h: int, w: int, c: int, classes: int) -> Any:
    """Take the conv head for a kernel of 1 × 1."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (c + 1) * classes,
        "conv": (c + 1) * classes,
    }


def heads_conv_three_by_three(h: int, w: int, c: int, classes: int) -> Any:
    """Take the conv head for a kernel of 3 × 3."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (c + 1) * classes,
        "conv": (9 * c + 1) * classes,
    }


def heads_bias_per_place(h: int, w: int, c: int, classes: int) -> Any:
    """Give the conv head a bias for each place."""
    return {
        "flatten": (h * w * c + 1) * classes,
        "gap": (c + 1) * classes,
        "conv": h * w * (c + 1) * classes,
    }


# --- 8.7 sliding_head -----------------------------------------------------------------------------


def sliding_flipped(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Turn the head around."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    return tf.nn.conv2d(x, tf.reverse(k, [0, 1]), 1, "VALID")


def sliding_same(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Give the class map the size of the picture."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    return tf.nn.conv2d(x, k, 1, "SAME")


def sliding_jumps(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Move the window by its own size."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    return tf.nn.conv2d(x, k, k.shape[:2], "VALID")


def sliding_first_crop(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Answer for the top left window only."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    return tf.nn.conv2d(x[:, : k.shape[0], : k.shape[1]], k, 1, "VALID")


def sliding_resized(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Shrink the picture to the head's size."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    small = tf.cast(tf.image.resize(x, k.shape[:2]), x.dtype)
    return tf.nn.conv2d(small, k, 1, "VALID")


def sliding_mean(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Average the class map."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    y = tf.nn.conv2d(x, k, 1, "VALID")
    return tf.reduce_mean(y, axis=[1, 2], keepdims=True)


def sliding_swapped_sides(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Take the head's height for its width."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    k = tf.reshape(k, (k.shape[1], k.shape[0], k.shape[2], k.shape[3]))
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.nn.conv2d(x, k, 1, "VALID")


def sliding_first_picture(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Answer for the first picture only."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not (k.dtype.is_floating and x.dtype.is_floating):
        raise TypeError("the head and the pictures must be floating")
    if len(k.shape) != 4 or len(x.shape) != 4 or k.shape[2] != x.shape[3]:
        raise ValueError("the head and the pictures do not fit together")
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.nn.conv2d(x[:1], k, 1, "VALID")


def sliding_numpy(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Compute in NumPy, where the tape does not see it."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not (k.dtype.is_floating and x.dtype.is_floating):
        raise TypeError("the head and the pictures must be floating")
    if len(k.shape) != 4 or len(x.shape) != 4 or k.shape[2] != x.shape[3]:
        raise ValueError("the head and the pictures do not fit together")
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.constant(tf.nn.conv2d(x, k, 1, "VALID").numpy())


def sliding_float32(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Make everything float32, whole numbers too."""
    k, x = tf.cast(model_kernel, tf.float32), tf.cast(x_big, tf.float32)
    if len(k.shape) != 4 or len(x.shape) != 4 or k.shape[2] != x.shape[3]:
        raise ValueError("the head and the pictures do not fit together")
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.nn.conv2d(x, k, 1, "VALID")


def sliding_unchecked(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Check the types and not the shapes."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not (k.dtype.is_floating and x.dtype.is_floating):
        raise TypeError("the head and the pictures must be floating")
    return tf.nn.conv2d(x, k, 1, "VALID")


def sliding_grouped(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Check everything but the channels."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not (k.dtype.is_floating and x.dtype.is_floating):
        raise TypeError("the head and the pictures must be floating")
    if len(k.shape) != 4 or len(x.shape) != 4:
        raise ValueError("the head and the pictures do not fit together")
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.nn.conv2d(x, k, 1, "VALID")


def sliding_whole_numbers(model_kernel: tf.Tensor, x_big: tf.Tensor) -> Any:
    """Make floats of whole numbers."""
    k, x = tf.convert_to_tensor(model_kernel), tf.convert_to_tensor(x_big)
    if not (k.dtype.is_floating and x.dtype.is_floating):
        k, x = tf.cast(k, tf.float32), tf.cast(x, tf.float32)
    if len(k.shape) != 4 or len(x.shape) != 4 or k.shape[2] != x.shape[3]:
        raise ValueError("the head and the pictures do not fit together")
    if k.shape[0] > x.shape[1] or k.shape[1] > x.shape[2]:
        raise ValueError("the head is larger than the pictures")
    return tf.nn.conv2d(x, k, 1, "VALID")


def _ideas(*pairs: tuple[str, object]) -> tuple[Idea, ...]:
    return tuple(Idea(known, HINTS[known], answer) for known, answer in pairs)


IDEAS = {
    "dense_to_conv": _ideas(
        ("M801", (large_channels_first, small_right)),
        ("M3", (large_columns_first, small_right)),
        ("M3", (large_swapped_sides, small_right)),
        ("M26", (large_from_rows, small_right)),
        ("M1", (large_flipped, small_right)),
        ("M805", (large_units_third, small_units_third)),
        ("M27", (large_no_bias, small_right)),
        ("M805", (large_right, small_units_third)),
        ("M26", (large_right, small_from_rows)),
        ("M8", (large_numpy, small_right)),
        ("M9", (large_float32, small_right)),
        ("M12", (large_unchecked, small_right)),
        ("M63", (large_whole_numbers, small_right)),
    ),
    "port_torch_linear": _ideas(
        ("M26", torch_cut_anew),
        ("M1", torch_flipped),
        ("M27", torch_no_bias),
        ("M26", torch_channels_last),
        ("M26", torch_half_cut),
        ("M3", torch_columns_first),
        ("M3", torch_swapped_sides),
        ("M805", torch_units_third),
        ("M8", torch_numpy),
        ("M9", torch_float32),
        ("M12", torch_unchecked),
        ("M63", torch_whole_numbers),
    ),
    "conv_to_dense": _ideas(
        ("M1", conv_flipped),
        ("M802", conv_upright),
        ("M804", conv_short_bias),
        ("M803", conv_bias_in_blocks),
        ("M806", conv_filters_first),
        ("M801", conv_channels_first),
        ("M3", conv_columns_first),
        ("M3", conv_swapped_sides),
        ("M15", conv_no_stride),
        ("M15", conv_stride_in_shape_only),
        ("M16", conv_one_stride),
        ("M17", conv_extra_in_front),
        ("M19", conv_negative_pads),
        ("M18", conv_half_a_kernel),
        ("M20", conv_padding_in_total),
        ("M807", conv_padded_rows),
        ("M8", conv_numpy),
        ("M9", conv_float32),
        ("M12", conv_unchecked),
        ("M63", conv_whole_numbers),
    ),
    "unshared_params": _ideas(
        ("M33", (unshared_right, shared_per_place)),
        ("M810", (unshared_per_filter, shared_per_place)),
        ("M33", (unshared_per_filter, shared_right)),
        ("M31", (unshared_no_bias, shared_no_bias)),
        ("M31", (unshared_right, shared_no_bias)),
        ("M31", (unshared_no_bias, shared_right)),
        ("M808", (unshared_few_biases, shared_right)),
        ("M28", (unshared_right, shared_many_biases)),
        ("M31", (unshared_right, shared_one_bias)),
        ("M31", (unshared_no_channels, shared_no_channels)),
        ("M31", (unshared_square, shared_square)),
        ("M31", (unshared_bias_per_channel, shared_bias_per_channel)),
        ("M31", (unshared_swapped, shared_swapped)),
    ),
    "locally_connected2d": _ideas(
        ("M809", local_one_kernel),
        ("M3", local_swapped_places),
        ("M3", local_width_first),
        ("M1", local_flipped),
        ("M27", local_no_bias),
        ("M28", local_one_bias),
        ("M7", local_mean),
        ("M25", local_channels_first),
        ("M30", local_first_picture),
        ("M8", local_numpy),
        ("M9", local_float32),
        ("M12", local_unchecked),
        ("M63", local_whole_numbers),
    ),
    "head_params": _ideas(
        ("M31", heads_no_bias),
        ("M31", heads_one_bias),
        ("M31", heads_no_bias_behind_gap),
        ("M31", heads_conv_no_bias),
        ("M812", heads_gap_keeps_places),
        ("M812", heads_gap_nothing),
        ("M812", heads_gap_is_flatten),
        ("M813", heads_conv_one_by_one),
        ("M813", heads_conv_three_by_three),
        ("M814", heads_bias_per_place),
    ),
    "sliding_head": _ideas(
        ("M1", sliding_flipped),
        ("M5", sliding_same),
        ("M815", sliding_jumps),
        ("M816", sliding_first_crop),
        ("M816", sliding_resized),
        ("M816", sliding_mean),
        ("M3", sliding_swapped_sides),
        ("M30", sliding_first_picture),
        ("M8", sliding_numpy),
        ("M9", sliding_float32),
        ("M12", sliding_unchecked),
        ("M12", sliding_grouped),
        ("M63", sliding_whole_numbers),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
