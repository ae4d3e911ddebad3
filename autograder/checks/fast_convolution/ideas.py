"""Known wrong ideas about lesson 09, each as the answer of someone who holds it.

Every function or class stands alone and uses no name but ``np`` and ``tf``: its source is also
pasted into the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.
Arguments of every kind are annotated as tensors, which mypy takes for anything: a name of
``typing`` would be missing where an idea is pasted.

Over 400 lines because each idea is a whole wrong answer, read by itself.
"""


# mypy: disable-error-code="misc"
# Keras has no types, so that each layer inherits from Any.

from __future__ import annotations

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "Feed pictures that are 0 but for a single 1, and compare what you get with your kernel: "
    "which way round does it lie?",
    "M3": "Try a picture with 3 rows and 5 columns and a kernel with 1 row and 2 columns: which of "
    "your numbers is the height?",
    "M15": "Print the rows that one tap meets for stride 2: are they every second row?",
    "M16": "Give the two axes different strides and look at the shape.",
    "M17": "Take a kernel of 2 with SAME and stride 1: does the row of zeros come before the "
    "picture or after it?",
    "M18": "Take 8 pixels, a kernel of 3, stride 2 and SAME: how many zeros are needed in all?",
    "M19": "Can a padding be negative? Try SAME with a kernel of 1 and stride 3.",
    "M27": "What is the output of your layer for pictures full of zeros?",
    "M28": "How many biases does a layer with 12 filters own?",
    "M29": "Set the bias to 1 and feed pictures full of zeros: how often is the bias in each "
    "number that comes out?",
    "M30": "Send a batch of two different pictures and look at the second one.",
    "M32": "Feed the same layer first a small picture, then a large one: does it need new weights?",
    "M51": "Call the layer twice with one picture: is it the same kernel in both calls?",
    "M65": "Print the new kernel: is it drawn from the range that Glorot's uniform draw allows?",
    "M66": "Count the weights in layer.trainable_variables, once with and once without a bias.",
    "M901": "Over what does your loop run? Count its steps for a picture of 4 × 4 and one of "
    "9 × 9.",
    "M902": "Lay the window of two channels flat on paper: row, column, channel. Which number "
    "comes second?",
    "M903": "Write down in which order your flat window meets the numbers of the kernel, for a "
    "kernel of 1 × 2 with two channels.",
    "M904": "Call your layer with strides 1 and 2: does the shape change?",
    "M905": "Which comes first, the bias or the activation? Try a bias of 1 and an output of −3.",
    "M907": "Make a layer with every setting unlike its default, make it again from its config, "
    "and compare the two, name and dtype as well.",
    "M910": "Take a kernel (1, 2) and a g with a single 1: to which pixel does the 2 belong on the "
    "way back?",
    "M911": "Which of the two lies still and which slides, the pictures or g, when you look for "
    "the gradient of the kernel?",
    "M912": "A weight is shared by all places and all pictures: do their wishes add up, or are "
    "they averaged?",
    "M913": "What is X[0:-0] in Python? Try a kernel of 1 × 1.",
    "M915": "How many biases are there, and how many numbers does your third result hold?",
    "M920": "Take a window full of zeros: how much gradient arrives, and how much do you pay out?",
    "M921": "Read the window as you read a page: which of two equal pixels comes first?",
    "M922": "Had one of the smaller pixels been a little larger, would the maximum have moved?",
    "M923": "What became of the last row, which no full window reaches?",
    "M930": "Nudge to both sides, not to one: for x³ compare the two quotients with 3x².",
    "M931": "Is an error of 0.001 large? It depends on what it is compared with.",
    "M932": "One wrong entry among a thousand right ones: does your number show it?",
    "M933": "What does the tape give for a function that does not use its argument?",
    "M934": "What if both gradients are next to 0? Find the smallest denominator that the text "
    "allows.",
    "M940": "Count the multiplications for one output number in either way.",
    "M941": "In how many windows does a pixel in the middle of the picture stand?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 9.1 conv2d_taps ----------------------------------------------------------------------------


def taps_flipped(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Turn the kernel by half a turn."""
    x, k, b = tf.convert_to_tensor(x), tf.convert_to_tensor(k)[::-1, ::-1], b
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return b + sum(x[:, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_swapped(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Take the kernel's columns for its rows."""
    x, k = tf.convert_to_tensor(x), tf.transpose(tf.convert_to_tensor(k), (1, 0, 2, 3))
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return b + sum(x[:, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_stride_ignored(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Take the right number of rows for a stride, but neighbouring ones."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        sides = (x.shape[1], kh, sh), (x.shape[2], kw, sw)
        totals = [max((-(-n // s) - 1) * s + a - n, 0) for n, a, s in sides]
        padding = [(t // 2, t - t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    return b + sum(x[:, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_one_stride(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Use the stride of the rows for the columns, too."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    (kh, kw), s = k.shape[:2], stride if isinstance(stride, int) else stride[0]
    if isinstance(padding, str):
        sides = (x.shape[1], kh), (x.shape[2], kw)
        totals = [max((-(-n // s) - 1) * s + a - n, 0) for n, a in sides]
        padding = [(t // 2, t - t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    return b + sum(x[:, i : i + h : s, j : j + w : s] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_same_on_top(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Put the odd row of SAME on top and the odd column on the left."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        sides = (x.shape[1], kh, sh), (x.shape[2], kw, sw)
        totals = [max((-(-n // s) - 1) * s + a - n, 0) for n, a, s in sides]
        padding = [(t - t // 2, t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    return b + sum(x[:, i : i + h : sh, j : j + w : sw] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_same_half(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Pad k // 2 on either side for SAME, whatever the size and the stride."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        halves = (kh // 2, kw // 2) if padding == "SAME" else (0, 0)
        padding = [(half, half) for half in halves]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    return b + sum(x[:, i : i + h : sh, j : j + w : sw] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_same_negative(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Leave out the max(…, 0) of SAME."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        sides = (x.shape[1], kh, sh), (x.shape[2], kw, sw)
        totals = [(-(-n // s) - 1) * s + a - n for n, a, s in sides]
        padding = [(t // 2, t - t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    return b + sum(x[:, i : i + h : sh, j : j + w : sw] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_no_bias(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Forget the bias."""
    x, k = tf.convert_to_tensor(x), tf.convert_to_tensor(k)
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return sum(x[:, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_first_bias(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Give all output channels the first bias."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return b[0] + sum(x[:, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))


def taps_bias_in_each(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Add the bias in each step."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return sum(x[:, i : i + oh, j : j + ow] @ k[i, j] + b for i, j in np.ndindex(kh, kw))


def taps_first_picture(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Convolve the first picture and repeat it."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    kh, kw = k.shape[:2]
    oh, ow = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    y = b + sum(x[:1, i : i + oh, j : j + ow] @ k[i, j] for i, j in np.ndindex(kh, kw))
    return tf.repeat(y, len(x), axis=0)


def taps_windows(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Loop over the windows after all."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    if not (x.dtype.is_floating and k.dtype.is_floating and b.dtype.is_floating):
        raise TypeError("floats")
    if (x.shape.rank, k.shape.rank) != (4, 4) or x.shape[3] != k.shape[2] or b.shape != k.shape[3:]:
        raise ValueError("shapes")
    (kh, kw), (sh, sw) = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        sides = (x.shape[1], kh, sh), (x.shape[2], kw, sw)
        totals = [max((-(-n // s) - 1) * s + a - n, 0) for n, a, s in sides]
        padding = [(t // 2, t - t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    if kh > x.shape[1] or kw > x.shape[2]:
        raise ValueError("too large")
    rows = []
    for i in range(0, x.shape[1] - kh + 1, sh):
        windows = [x[:, i : i + kh, j : j + kw] for j in range(0, x.shape[2] - kw + 1, sw)]
        rows.append(tf.stack([tf.tensordot(window, k, 3) for window in windows], axis=1))
    return tf.stack(rows, axis=1) + b


# --- 9.2 im2col, conv2d_im2col ------------------------------------------------------------------


def im2col_taps(x: tf.Tensor, kh: int, kw: int, stride: tf.Tensor, padding: tf.Tensor) -> tf.Tensor:
    """Lay windows flat, as it should be."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats")
    if x.shape.rank != 4:
        raise ValueError("axes")
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if isinstance(padding, str):
        sides = (x.shape[1], kh, sh), (x.shape[2], kw, sw)
        totals = [max((-(-n // s) - 1) * s + a - n, 0) for n, a, s in sides]
        padding = [(t // 2, t - t // 2) if padding == "SAME" else (0, 0) for t in totals]
    pads = ((padding,) * 2,) * 2 if isinstance(padding, int) else padding
    x = tf.pad(x, [(0, 0), *pads, (0, 0)])
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if h < 1 or w < 1:
        raise ValueError("too large")
    taps = np.ndindex(kh, kw)
    return tf.concat([x[:, i : i + h : sh, j : j + w : sw] for i, j in taps], axis=3)


def conv_none(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Stand for a second function that nobody comes to."""
    raise NotImplementedError


def im2col_channels_first(
    x: tf.Tensor, kh: int, kw: int, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Lay each channel's window flat, one channel after the other."""
    x = tf.convert_to_tensor(x)
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    blocks = [x[:, i : i + h, j : j + w] for i, j in np.ndindex(kh, kw)]
    return tf.reshape(tf.stack(blocks, axis=4), (len(x), h, w, -1))


def im2col_columns_first(
    x: tf.Tensor, kh: int, kw: int, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Lay the window flat column by column."""
    x = tf.convert_to_tensor(x)
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    return tf.concat([x[:, i : i + h, j : j + w] for j in range(kw) for i in range(kh)], axis=3)


def conv_reshaped(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Lay the kernel out with rows and output channels swapped."""
    x, k, b = (tf.convert_to_tensor(array) for array in (x, k, b))
    kh, kw, c, o = k.shape
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    windows = tf.concat([x[:, i : i + h, j : j + w] for i, j in np.ndindex(kh, kw)], axis=3)
    return windows @ tf.transpose(tf.reshape(k, (o, kh * kw * c))) + b


def conv_no_bias(
    x: tf.Tensor, k: tf.Tensor, b: tf.Tensor, stride: tf.Tensor, padding: tf.Tensor
) -> tf.Tensor:
    """Forget the bias."""
    x, k = tf.convert_to_tensor(x), tf.convert_to_tensor(k)
    kh, kw, c, o = k.shape
    if stride != 1 or padding != "VALID":
        raise NotImplementedError
    h, w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
    windows = tf.concat([x[:, i : i + h, j : j + w] for i, j in np.ndindex(kh, kw)], axis=3)
    return windows @ tf.reshape(k, (kh * kw * c, o))


# --- 9.3 MyConv2D -------------------------------------------------------------------------------


class LayerFlipped(tf.keras.layers.Layer):
    """Turn the kernel by half a turn."""

    def __init__(self, filters: int, kernel_size: tf.Tensor, **kwargs: tf.Tensor) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.filters, self.size = filters, size

    def build(self, input_shape: tf.Tensor) -> None:
        """Make the weights."""
        self.kernel = self.add_weight(shape=(*self.size, input_shape[-1], self.filters))
        self.bias = self.add_weight(shape=(self.filters,), initializer="zeros")

    def call(self, x: tf.Tensor) -> tf.Tensor:
        """Convolve in the mathematician's sense."""
        k = tf.reverse(tf.convert_to_tensor(self.kernel), [0, 1])
        return tf.nn.conv2d(x, k, 1, "VALID") + self.bias


class LayerImageForKernel(tf.keras.layers.Layer):
    """Make a kernel as large as the first picture."""

    def __init__(self, filters: int, kernel_size: tf.Tensor, **kwargs: tf.Tensor) -> None:
        super().__init__()
        self.filters = filters

    def build(self, input_shape: tf.Tensor) -> None:
        """Make the weights."""
        self.kernel = self.add_weight(shape=(*input_shape[1:], self.filters))
        self.bias = self.add_weight(shape=(self.filters,), initializer="zeros")

    def call(self, x: tf.Tensor) -> tf.Tensor:
        """Convolve."""
        return tf.nn.conv2d(x, self.kernel, 1, "VALID") + self.bias


class LayerNoStride(tf.keras.layers.Layer):
    """Take strides and never use them."""

    def __init__(
        self,
        filters: int,
        kernel_size: tf.Tensor,
        strides: tf.Tensor = 1,
        padding: str = "valid",
        activation: tf.Tensor = None,
        use_bias: bool = True,
        **kwargs: tf.Tensor,
    ) -> None:
        super().__init__(**kwargs)
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.settings = {"filters": filters, "kernel_size": size, "strides": strides}
        self.settings |= {"padding": padding, "activation": activation, "use_bias": use_bias}

    def build(self, input_shape: tf.Tensor) -> None:
        """Make the weights."""
        shape = (*self.settings["kernel_size"], input_shape[-1], self.settings["filters"])
        self.kernel = self.add_weight(shape=shape, initializer="glorot_uniform")
        if self.settings["use_bias"]:
            self.bias = self.add_weight(shape=shape[3:], initializer="zeros")

    def call(self, x: tf.Tensor) -> tf.Tensor:
        """Convolve with stride 1."""
        y = tf.nn.conv2d(x, self.kernel, 1, self.settings["padding"].upper())
        y = y + self.bias if self.settings["use_bias"] else y
        return tf.keras.activations.get(self.settings["activation"])(y)

    def get_config(self) -> dict[str, tf.Tensor]:
        """Give the settings."""
        return dict(super().get_config() | self.settings)


class LayerActivationFirst(tf.keras.layers.Layer):
    """Add the bias behind the activation."""

    def __init__(
        self,
        filters: int,
        kernel_size: tf.Tensor,
        strides: tf.Tensor = 1,
        padding: str = "valid",
        activation: tf.Tensor = None,
        use_bias: bool = True,
        **kwargs: tf.Tensor,
    ) -> None:
        super().__init__(**kwargs)
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.settings = {"filters": filters, "kernel_size": size, "strides": strides}
        self.settings |= {"padding": padding, "activation": activation, "use_bias": use_bias}

    def build(self, input_shape: tf.Tensor) -> None:
        """Make the weights."""
        shape = (*self.settings["kernel_size"], input_shape[-1], self.settings["filters"])
        self.kernel = self.add_weight(shape=shape, initializer="glorot_uniform")
        if self.settings["use_bias"]:
            self.bias = self.add_weight(shape=shape[3:], initializer="zeros")

    def call(self, x: tf.Tensor) -> tf.Tensor:
        """Convolve, activate, add the bias."""
        strides = self.settings["strides"]
        y = tf.nn.conv2d(x, self.kernel, strides, self.settings["padding"].upper())
        y = tf.keras.activations.get(self.settings["activation"])(y)
        return y + self.bias if self.settings["use_bias"] else y

    def get_config(self) -> dict[str, tf.Tensor]:
        """Give the settings."""
        return dict(super().get_config() | self.settings)


class LayerWithoutBias(tf.keras.layers.Layer):
    """Have no bias at all."""

    def __init__(
        self,
        filters: int,
        kernel_size: tf.Tensor,
        strides: tf.Tensor = 1,
        padding: str = "valid",
        activation: tf.Tensor = None,
        use_bias: bool = True,
        **kwargs: tf.Tensor,
    ) -> None:
        super().__init__()
        size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.filters, self.size, self.strides = filters, size, strides
        self.padding = padding.upper()

    def build(self, input_shape: tf.Tensor) -> None:
        """Make the kernel."""
        shape = (*self.size, input_shape[-1], self.filters)
        self.kernel = self.add_weight(shape=shape, initializer="glorot_uniform")
        self.bias = 0

    def call(self, x: tf.Tensor) -> tf.Tensor:
        """Convolve."""
        return tf.nn.conv2d(x, self.kernel, self.strides, self.padding)


# --- 9.4 conv_backward --------------------------------------------------------------------------


def backward_unturned(x: tf.Tensor, k: tf.Tensor, g: tf.Tensor) -> tf.Tensor:
    """Slide the kernel over g as it is, not turned round."""
    x, k, g = (tf.convert_to_tensor(array) for array in (x, k, g))
    (kh, kw), (oh, ow) = k.shape[:2], g.shape[1:3]
    around = tf.pad(g, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1), (0, 0)])
    dx = tf.nn.conv2d(around, tf.transpose(k, (0, 1, 3, 2)), 1, "VALID")
    taps = np.ndindex(kh, kw)
    dk = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) for i, j in taps]
    return dx, tf.reshape(tf.stack(dk), k.shape), tf.reduce_sum(g, (0, 1, 2))


def backward_kernel_turned(x: tf.Tensor, k: tf.Tensor, g: tf.Tensor) -> tf.Tensor:
    """Turn the gradient of the kernel round."""
    x, k, g = (tf.convert_to_tensor(array) for array in (x, k, g))
    (kh, kw), (oh, ow) = k.shape[:2], g.shape[1:3]
    around = tf.pad(g, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1), (0, 0)])
    turned = tf.transpose(tf.reverse(k, [0, 1]), (0, 1, 3, 2))
    dx = tf.nn.conv2d(around, turned, 1, "VALID")
    taps = np.ndindex(kh, kw)
    dk = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) for i, j in taps]
    return dx, tf.reshape(tf.stack(dk[::-1]), k.shape), tf.reduce_sum(g, (0, 1, 2))


def backward_averaged(x: tf.Tensor, k: tf.Tensor, g: tf.Tensor) -> tf.Tensor:
    """Average the gradients of the weights over the pictures."""
    x, k, g = (tf.convert_to_tensor(array) for array in (x, k, g))
    (kh, kw), (oh, ow), n = k.shape[:2], g.shape[1:3], x.shape[0]
    around = tf.pad(g, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1), (0, 0)])
    turned = tf.transpose(tf.reverse(k, [0, 1]), (0, 1, 3, 2))
    dx = tf.nn.conv2d(around, turned, 1, "VALID")
    taps = np.ndindex(kh, kw)
    dk = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) / n for i, j in taps]
    return dx, tf.reshape(tf.stack(dk), k.shape), tf.reduce_sum(g, (0, 1, 2)) / n


def backward_cut_to_nothing(x: tf.Tensor, k: tf.Tensor, g: tf.Tensor) -> tf.Tensor:
    """Cut the padding off with a slice that is empty where there is none."""
    x, k, g = (tf.convert_to_tensor(array) for array in (x, k, g))
    (H, W), (kh, kw), (oh, ow) = x.shape[1:3], k.shape[:2], g.shape[1:3]
    p, q, blocks = kh - 1, kw - 1, []
    for i, j in np.ndindex(kh, kw):
        rows, columns = (p + i, p + H - oh - i), (q + j, q + W - ow - j)
        blocks.append(tf.pad(g @ tf.transpose(k[i, j]), [(0, 0), rows, columns, (0, 0)]))
    taps = np.ndindex(kh, kw)
    dk = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) for i, j in taps]
    dx = tf.add_n(blocks)[:, p:-p, q:-q]
    return dx, tf.reshape(tf.stack(dk), k.shape), tf.reduce_sum(g, (0, 1, 2))


def backward_one_bias(x: tf.Tensor, k: tf.Tensor, g: tf.Tensor) -> tf.Tensor:
    """Sum g over its channels, too."""
    x, k, g = (tf.convert_to_tensor(array) for array in (x, k, g))
    (kh, kw), (oh, ow) = k.shape[:2], g.shape[1:3]
    around = tf.pad(g, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1), (0, 0)])
    turned = tf.transpose(tf.reverse(k, [0, 1]), (0, 1, 3, 2))
    dx = tf.nn.conv2d(around, turned, 1, "VALID")
    taps = np.ndindex(kh, kw)
    dk = [tf.einsum("nhwc,nhwo->co", x[:, i : i + oh, j : j + ow], g) for i, j in taps]
    return dx, tf.reshape(tf.stack(dk), k.shape), tf.reduce_sum(g)


# --- 9.5 maxpool_backward -----------------------------------------------------------------------


def pool_all_ties(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Pay every pixel that equals the maximum."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats")
    (N, H, W, C), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    oh, ow = H // ph, W // pw
    if min(oh, ow) < 1 or g.shape != (N, oh, ow, C):
        raise ValueError("shapes")
    cut = tf.reshape(x[:, : oh * ph, : ow * pw], (N, oh, ph, ow, pw, C))
    is_largest = tf.cast(cut == tf.reduce_max(cut, axis=(2, 4), keepdims=True), x.dtype)
    whole = tf.reshape(is_largest * g[:, :, None, :, None], (N, oh * ph, ow * pw, C))
    return tf.pad(whole, [(0, 0), (0, H - oh * ph), (0, W - ow * pw), (0, 0)])


def pool_shared_ties(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Share the gradient among the pixels that equal the maximum."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats")
    (N, H, W, C), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    oh, ow = H // ph, W // pw
    if min(oh, ow) < 1 or g.shape != (N, oh, ow, C):
        raise ValueError("shapes")
    cut = tf.reshape(x[:, : oh * ph, : ow * pw], (N, oh, ph, ow, pw, C))
    is_largest = tf.cast(cut == tf.reduce_max(cut, axis=(2, 4), keepdims=True), x.dtype)
    is_largest /= tf.reduce_sum(is_largest, axis=(2, 4), keepdims=True)
    whole = tf.reshape(is_largest * g[:, :, None, :, None], (N, oh * ph, ow * pw, C))
    return tf.pad(whole, [(0, 0), (0, H - oh * ph), (0, W - ow * pw), (0, 0)])


def pool_last_tie(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Pay the last of the pixels that equal the maximum."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats")
    (N, H, W, C), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    oh, ow = H // ph, W // pw
    if min(oh, ow) < 1 or g.shape != (N, oh, ow, C):
        raise ValueError("shapes")
    cut = tf.reshape(x[:, : oh * ph, : ow * pw], (N, oh, ph, ow, pw, C))
    flat = tf.reshape(tf.transpose(cut, (0, 1, 3, 5, 2, 4)), (N, oh, ow, C, ph * pw))
    winner = ph * pw - 1 - tf.argmax(flat[..., ::-1], axis=4)
    paid = tf.one_hot(winner, ph * pw, dtype=x.dtype) * g[..., None]
    paid = tf.transpose(tf.reshape(paid, (N, oh, ow, C, ph, pw)), (0, 1, 4, 2, 5, 3))
    whole = tf.reshape(paid, (N, oh * ph, ow * pw, C))
    return tf.pad(whole, [(0, 0), (0, H - oh * ph), (0, W - ow * pw), (0, 0)])


def pool_column_tie(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Look for the first of the largest column by column."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats")
    (N, H, W, C), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    oh, ow = H // ph, W // pw
    if min(oh, ow) < 1 or g.shape != (N, oh, ow, C):
        raise ValueError("shapes")
    cut = tf.reshape(x[:, : oh * ph, : ow * pw], (N, oh, ph, ow, pw, C))
    flat = tf.reshape(tf.transpose(cut, (0, 1, 3, 5, 4, 2)), (N, oh, ow, C, ph * pw))
    paid = tf.one_hot(tf.argmax(flat, axis=4), ph * pw, dtype=x.dtype) * g[..., None]
    paid = tf.transpose(tf.reshape(paid, (N, oh, ow, C, pw, ph)), (0, 1, 5, 2, 4, 3))
    whole = tf.reshape(paid, (N, oh * ph, ow * pw, C))
    return tf.pad(whole, [(0, 0), (0, H - oh * ph), (0, W - ow * pw), (0, 0)])


def pool_everyone(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Give every pixel of a window its share, as behind an average."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    (_, H, W, _), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    whole = tf.repeat(tf.repeat(g, ph, axis=1), pw, axis=2) / (ph * pw)
    down, right = H - whole.shape[1], W - whole.shape[2]
    return tf.pad(whole, [(0, 0), (0, down), (0, right), (0, 0)])


def pool_cut(x: tf.Tensor, g: tf.Tensor, size: tf.Tensor) -> tf.Tensor:
    """Forget the rows and columns that no window reaches."""
    x, g = tf.convert_to_tensor(x), tf.convert_to_tensor(g)
    if not (x.dtype.is_floating and g.dtype.is_floating):
        raise TypeError("floats")
    (N, H, W, C), (ph, pw) = x.shape, (size, size) if isinstance(size, int) else size
    oh, ow = H // ph, W // pw
    if min(oh, ow) < 1 or g.shape != (N, oh, ow, C):
        raise ValueError("shapes")
    cut = tf.reshape(x[:, : oh * ph, : ow * pw], (N, oh, ph, ow, pw, C))
    flat = tf.reshape(tf.transpose(cut, (0, 1, 3, 5, 2, 4)), (N, oh, ow, C, ph * pw))
    paid = tf.one_hot(tf.argmax(flat, axis=4), ph * pw, dtype=x.dtype) * g[..., None]
    paid = tf.reshape(paid, (N, oh, ow, C, ph, pw))
    return tf.reshape(tf.transpose(paid, (0, 1, 4, 2, 5, 3)), (N, oh * ph, ow * pw, C))


# --- 9.6 gradcheck ------------------------------------------------------------------------------


def check_one_side(f: tf.Tensor, x: tf.Tensor, eps: float = 1e-5) -> tf.Tensor:
    """Nudge to one side."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    slopes = np.zeros(x.shape) if slopes is None else slopes.numpy()
    worst = 0.0
    for place in np.ndindex(*x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = eps
        n, a = float(tf.reduce_sum(f(x + nudge)) - total) / eps, float(slopes[place])
        worst = max(worst, abs(a - n) / max(abs(a), abs(n), 1e-6))
    return worst


def check_absolute(f: tf.Tensor, x: tf.Tensor, eps: float = 1e-5) -> tf.Tensor:
    """Give the largest difference, not the largest relative one."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    slopes = np.zeros(x.shape) if slopes is None else slopes.numpy()
    worst = 0.0
    for place in np.ndindex(*x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = eps
        rise = tf.reduce_sum(f(x + nudge)) - tf.reduce_sum(f(x - nudge))
        worst = max(worst, abs(float(slopes[place]) - float(rise) / (2 * eps)))
    return worst


def check_mean(f: tf.Tensor, x: tf.Tensor, eps: float = 1e-5) -> tf.Tensor:
    """Give the mean of the errors."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    slopes = np.zeros(x.shape) if slopes is None else slopes.numpy()
    errors = []
    for place in np.ndindex(*x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = eps
        rise = tf.reduce_sum(f(x + nudge)) - tf.reduce_sum(f(x - nudge))
        a, n = float(slopes[place]), float(rise) / (2 * eps)
        errors.append(abs(a - n) / max(abs(a), abs(n), 1e-6))
    return sum(errors) / len(errors)


def check_no_floor(f: tf.Tensor, x: tf.Tensor, eps: float = 1e-5) -> tf.Tensor:
    """Divide by the larger gradient, however small."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    slopes = np.zeros(x.shape) if slopes is None else slopes.numpy()
    worst = 0.0
    for place in np.ndindex(*x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = eps
        rise = tf.reduce_sum(f(x + nudge)) - tf.reduce_sum(f(x - nudge))
        a, n = float(slopes[place]), float(rise) / (2 * eps)
        worst = max(worst, abs(a - n) / max(abs(a), abs(n))) if a != n else worst
    return worst


def check_none(f: tf.Tensor, x: tf.Tensor, eps: float = 1e-5) -> tf.Tensor:
    """Trust the tape to give a gradient."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes, worst = tape.gradient(total, x), 0.0
    for place in np.ndindex(*x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = eps
        rise = tf.reduce_sum(f(x + nudge)) - tf.reduce_sum(f(x - nudge))
        a, n = float(slopes[place]), float(rise) / (2 * eps)
        worst = max(worst, abs(a - n) / max(abs(a), abs(n), 1e-6))
    return worst


def _idea(number: str, answer: object) -> Idea:
    return Idea(number, HINTS[number], answer)


IDEAS: dict[str, tuple[Idea, ...]] = {
    "conv2d_taps": (
        _idea("M15", taps_stride_ignored),
        _idea("M17", taps_same_on_top),
        _idea("M18", taps_same_half),
        _idea("M19", taps_same_negative),
        _idea("M16", taps_one_stride),
        _idea("M1", taps_flipped),
        _idea("M3", taps_swapped),
        _idea("M27", taps_no_bias),
        _idea("M28", taps_first_bias),
        _idea("M29", taps_bias_in_each),
        _idea("M30", taps_first_picture),
        _idea("M901", taps_windows),
    ),
    "im2col": (
        _idea("M902", (im2col_channels_first, conv_none)),
        _idea("M3", (im2col_columns_first, conv_none)),
        _idea("M903", (im2col_taps, conv_reshaped)),
        _idea("M27", (im2col_taps, conv_no_bias)),
    ),
    "MyConv2D": (
        _idea("M1", LayerFlipped),
        _idea("M32", LayerImageForKernel),
        _idea("M904", LayerNoStride),
        _idea("M905", LayerActivationFirst),
        _idea("M66", LayerWithoutBias),
    ),
    "conv_backward": (
        _idea("M910", backward_unturned),
        _idea("M911", backward_kernel_turned),
        _idea("M912", backward_averaged),
        _idea("M913", backward_cut_to_nothing),
        _idea("M915", backward_one_bias),
    ),
    "maxpool_backward": (
        _idea("M920", pool_all_ties),
        _idea("M920", pool_shared_ties),
        _idea("M921", pool_last_tie),
        _idea("M921", pool_column_tie),
        _idea("M922", pool_everyone),
        _idea("M923", pool_cut),
    ),
    "gradcheck": (
        _idea("M930", check_one_side),
        _idea("M931", check_absolute),
        _idea("M932", check_mean),
        _idea("M934", check_no_floor),
        _idea("M933", check_none),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
