"""What is right in lesson 09: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

# mypy: disable-error-code="misc"
# Keras has no types, so that the layer inherits from Any.

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]
Place = tuple[int, int, int, int]


# --- oracles ------------------------------------------------------------------------------------


def pair(size: Any) -> tuple[int, int]:
    """Make a pair of an int or a pair."""
    return (size, size) if isinstance(size, int) else (int(size[0]), int(size[1]))


def padded(x: Array, kernel: tuple[int, int], stride: Any, padding: Any) -> Array:
    """Surround pictures (N, H, W, C) with zeros."""
    if isinstance(padding, int):
        sides: Any = ((padding, padding), (padding, padding))
    elif padding == "VALID":
        sides = ((0, 0), (0, 0))
    elif padding == "SAME":
        sides = []
        for n, k, s in zip(x.shape[1:3], kernel, pair(stride), strict=True):
            total = max((int(np.ceil(n / s)) - 1) * s + k - n, 0)
            sides.append((total // 2, total - total // 2))
    else:
        sides = padding
    return np.pad(x, ((0, 0), *map(tuple, sides), (0, 0)))


def patches(x: Array, kh: int, kw: int, stride: Any, padding: Any) -> Array:
    """Cut every window: (N, oh, ow, kh, kw, C)."""
    x, (sh, sw) = padded(x, (kh, kw), stride, padding), pair(stride)
    oh, ow = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    found = np.zeros((x.shape[0], oh, ow, kh, kw, x.shape[3]))
    for i, j in np.ndindex(oh, ow):
        found[:, i, j] = x[:, i * sh : i * sh + kh, j * sw : j * sw + kw]
    return found


def flat_patches(x: Array, kh: int, kw: int, stride: Any, padding: Any) -> Array:
    """Lay every window flat: (N, oh, ow, kh*kw*C)."""
    found = patches(x, kh, kw, stride, padding)
    return found.reshape(*found.shape[:3], -1)


def conv(x: Array, k: Array, b: Array, stride: Any, padding: Any) -> Array:
    """Convolve pictures and add the bias."""
    windows = patches(x, k.shape[0], k.shape[1], stride, padding)
    total: Array = (windows[..., None] * k).sum(axis=(3, 4, 5)) + b
    return total


def conv_slopes(
    x: Array, k: Array, g: Array, stride: Any = 1, padding: Any = "VALID"
) -> tuple[Array, Array, Array]:
    """Give the gradients of ``sum(conv(x, k, b) * g)`` by x, k and b."""
    (kh, kw), (sh, sw) = k.shape[:2], pair(stride)
    around = padded(x, (kh, kw), stride, padding)
    ones = padded(np.ones_like(x), (kh, kw), stride, padding) > 0
    dx, dk = np.zeros_like(around), np.zeros(k.shape)
    for n, i, j in np.ndindex(*g.shape[:3]):
        here = (n, slice(i * sh, i * sh + kh), slice(j * sw, j * sw + kw))
        dx[here] += (k * g[n, i, j]).sum(axis=3)
        dk += around[here][..., None] * g[n, i, j]
    return dx[ones].reshape(x.shape), dk, g.sum(axis=(0, 1, 2))


def winners(x: Array, size: Any) -> list[tuple[Place, Place]]:
    """Pair each place of the pooled pictures with the place of its first maximum."""
    ph, pw = pair(size)
    found = []
    for n, i, j, c in np.ndindex(x.shape[0], x.shape[1] // ph, x.shape[2] // pw, x.shape[3]):
        window = x[n, i * ph : (i + 1) * ph, j * pw : (j + 1) * pw, c]
        a, b = divmod(int(np.argmax(window)), pw)
        found.append(((n, i, j, c), (n, i * ph + a, j * pw + b, c)))
    return found


def pool_slopes(x: Array, g: Array, size: Any) -> Array:
    """Send g back to the first maximum of each window."""
    dx = np.zeros(x.shape)
    for pooled, pixel in winners(x, size):
        dx[pixel] = g[pooled]
    return dx


# --- right answers ------------------------------------------------------------------------------


def _floats(*arrays: Any) -> list[Any]:
    tensors = [tf.convert_to_tensor(array) for array in arrays]
    if not all(tensor.dtype.is_floating for tensor in tensors):
        raise TypeError("whole numbers")
    return tensors


def right_im2col(x: Any, kh: int, kw: int, stride: Any, padding: Any) -> Any:
    """Answer the first half of exercise 9.2."""
    (x,) = _floats(x)
    if x.shape.rank != 4:
        raise ValueError("not four axes")
    (sh, sw), (H, W) = pair(stride), x.shape[1:3]
    sides = padded(np.ones((1, H, W, 1)), (kh, kw), stride, padding)[0, :, :, 0] > 0
    rows, columns = np.flatnonzero(sides.any(axis=1)), np.flatnonzero(sides.any(axis=0))
    up, left = int(rows[0]), int(columns[0])
    down, right = sides.shape[0] - H - up, sides.shape[1] - W - left
    x = tf.pad(x, [(0, 0), (up, down), (left, right), (0, 0)])
    if kh > x.shape[1] or kw > x.shape[2]:
        raise ValueError("does not fit")
    tops = np.arange(0, x.shape[1] - kh + 1, sh)
    lefts = np.arange(0, x.shape[2] - kw + 1, sw)
    taken = tf.gather(x, tops[:, None] + np.arange(kh), axis=1)
    taken = tf.gather(taken, lefts[:, None] + np.arange(kw), axis=3)
    taken = tf.transpose(taken, (0, 1, 3, 2, 4, 5))
    return tf.reshape(taken, (*taken.shape[:3], -1))


def right_conv(x: Any, k: Any, b: Any, stride: Any, padding: Any) -> Any:
    """Answer exercise 9.1 and the second half of 9.2."""
    x, k, b = _floats(x, k, b)
    if (x.shape.rank, k.shape.rank) != (4, 4) or x.shape[3] != k.shape[2]:
        raise ValueError("axes or channels")
    if b.shape != k.shape[3:]:
        raise ValueError("the bias")
    windows = right_im2col(x, k.shape[0], k.shape[1], stride, padding)
    return tf.tensordot(windows, tf.reshape(k, (-1, k.shape[3])), 1) + b


class RightLayer(tf.keras.layers.Layer):
    """Answer exercise 9.3."""

    def __init__(
        self,
        filters: int,
        kernel_size: Any,
        strides: Any = 1,
        padding: str = "valid",
        activation: Any = None,
        use_bias: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.settings = {
            "filters": filters,
            "kernel_size": pair(kernel_size),
            "strides": pair(strides),
            "padding": padding,
            "activation": activation,
            "use_bias": use_bias,
        }

    def build(self, input_shape: Any) -> None:
        """Make the weights."""
        shape = (*self.settings["kernel_size"], input_shape[-1], self.settings["filters"])
        self.kernel = self.add_weight(shape=shape, initializer="glorot_uniform", name="kernel")
        if self.settings["use_bias"]:
            self.bias = self.add_weight(shape=shape[3:], initializer="zeros", name="bias")

    def call(self, x: Any) -> Any:
        """Convolve, add the bias, apply the activation."""
        if not x.dtype.is_floating:
            raise TypeError("whole numbers")
        kh, kw, channels, _ = self.kernel.shape
        if x.shape.rank != 4 or x.shape[3] != channels:
            raise ValueError("axes or channels")
        (H, W), padding = x.shape[1:3], self.settings["padding"].upper()
        if padding == "VALID" and ((H or kh) < kh or (W or kw) < kw):
            raise ValueError("does not fit")
        y = tf.nn.conv2d(x, self.kernel, self.settings["strides"], padding)
        y = y + self.bias if self.settings["use_bias"] else y
        return tf.keras.activations.get(self.settings["activation"])(y)

    def get_config(self) -> dict[str, Any]:
        """Give the settings."""
        return dict(super().get_config() | self.settings)


def right_conv_backward(x: Any, k: Any, g: Any) -> Any:
    """Answer exercise 9.4."""
    x, k, g = _floats(x, k, g)
    if (x.shape.rank, k.shape.rank, g.shape.rank) != (4, 4, 4) or x.shape[3] != k.shape[2]:
        raise ValueError("axes or channels")
    N, H, W, _ = x.shape
    kh, kw, _, O = k.shape  # noqa: E741 - the course's name
    if kh > H or kw > W or tuple(g.shape) != (N, H - kh + 1, W - kw + 1, O):
        raise ValueError("g does not fit")
    around = tf.pad(g, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1), (0, 0)])
    turned = tf.transpose(tf.reverse(k, [0, 1]), (0, 1, 3, 2))
    none = tf.zeros(x.shape[3], x.dtype)
    dx = right_conv(around, turned, none, 1, "VALID")
    pictures, slopes = tf.transpose(x, (3, 1, 2, 0)), tf.transpose(g, (1, 2, 0, 3))
    dk = right_conv(pictures, slopes, tf.zeros(O, x.dtype), 1, "VALID")
    return dx, tf.transpose(dk, (1, 2, 0, 3)), tf.reduce_sum(g, (0, 1, 2))


def right_maxpool_backward(x: Any, g: Any, size: Any) -> Any:
    """Answer exercise 9.5."""
    x, g = _floats(x, g)
    ph, pw = pair(size)
    if (x.shape.rank, g.shape.rank) != (4, 4) or ph > x.shape[1] or pw > x.shape[2]:
        raise ValueError("axes or windows")
    if tuple(g.shape) != (x.shape[0], x.shape[1] // ph, x.shape[2] // pw, x.shape[3]):
        raise ValueError("g does not fit")
    pixels = [pixel for _, pixel in winners(x.numpy(), size)]
    return tf.scatter_nd(pixels, tf.reshape(g, [-1]), x.shape)


def right_gradcheck(f: Any, x: Any, eps: float = 1e-5) -> Any:
    """Answer exercise 9.6."""
    (x,) = _floats(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    slopes = tape.gradient(total, x)
    slopes = tf.zeros_like(x) if slopes is None else tf.convert_to_tensor(slopes)
    errors = []
    for n, a in enumerate(slopes.numpy().ravel()):
        step = tf.reshape(tf.one_hot(n, int(tf.size(x)), dtype=x.dtype) * eps, x.shape)
        rise = tf.reduce_sum(f(x + step)) - tf.reduce_sum(f(x - step))
        measured = float(rise) / (2 * eps)
        errors.append(abs(a - measured) / max(abs(a), abs(measured), 1e-6))
    return float(max(errors))
