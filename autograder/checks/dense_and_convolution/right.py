"""What is right in lesson 08: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

Array = npt.NDArray[Any]
Shape = tuple[int, ...]


# --- what must come out ---------------------------------------------------------------------------


def kernel_of_dense(W: Array, shape: Shape) -> Array:
    """Give each weight of a dense layer (H*Wd*C, U) its place in a kernel (H, Wd, C, U)."""
    H, Wd, C = shape
    k = np.zeros((H, Wd, C, W.shape[1]))
    for i, j, c in np.ndindex(H, Wd, C):
        k[i, j, c] = W[(i * Wd + j) * C + c]
    return k


def kernel_of_torch(W: Array, shape: Shape) -> Array:
    """Give each weight of a PyTorch layer (U, C*H*Wd) its place in a kernel (H, Wd, C, U)."""
    C, H, Wd = shape
    k = np.zeros((H, Wd, C, W.shape[0]))
    for i, j, c in np.ndindex(H, Wd, C):
        k[i, j, c] = W[:, (c * H + i) * Wd + j]
    return k


def pair(value: Any) -> tuple[Any, Any]:
    """Give a pair as it is and a number twice."""
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def sides(n: int, k: int, s: int, padding: Any, axis: int) -> tuple[int, int]:
    """Give the zeros in front of and behind one axis."""
    if padding == "VALID":
        return 0, 0
    if padding == "SAME":
        total = max((-(-n // s) - 1) * s + k - n, 0)
        return total // 2, total - total // 2
    return pair(padding if isinstance(padding, int) else padding[axis])


def matrix(k: Array, shape: Shape, stride: Any, padding: Any) -> tuple[Array, int]:
    """Give the matrix of a convolution on pictures of that shape, and its number of places."""
    (kh, kw, C, filters), (H, Wd, _) = k.shape, shape
    sh, sw = pair(stride)
    (top, bottom), (left, right) = sides(H, kh, sh, padding, 0), sides(Wd, kw, sw, padding, 1)
    oh, ow = (H + top + bottom - kh) // sh + 1, (Wd + left + right - kw) // sw + 1
    M = np.zeros((H, Wd, C, oh, ow, filters))
    for i, j, a, e in np.ndindex(oh, ow, kh, kw):
        p, q = i * sh - top + a, j * sw - left + e
        if 0 <= p < H and 0 <= q < Wd:
            M[p, q, :, i, j] = k[a, e]
    return M.reshape(H * Wd * C, oh * ow * filters), oh * ow


def dense_of_conv(k: Array, b: Array, shape: Shape, stride: Any, padding: Any) -> list[Array]:
    """Give matrix and bias of the dense layer that does what a convolution does."""
    M, places = matrix(k, shape, stride, padding)
    return [M, np.concatenate([b] * places)]


def local(x: Array, W: Array, b: Array) -> Array:
    """Apply a kernel (kh, kw, C, O) and a bias (O,) of its own at every place."""
    oh, ow, kh, kw = W.shape[:4]
    y = np.zeros((len(x), oh, ow, W.shape[5]))
    for n, i, j in np.ndindex(len(x), oh, ow):
        window = x[n, i : i + kh, j : j + kw, :, None]
        y[n, i, j] = (window * W[i, j]).sum(axis=(0, 1, 2)) + b[i, j]
    return y


def slid(k: Array, x: Array) -> Array:
    """Apply a head (h, w, C, U) to every window of pictures (N, H, Wd, C)."""
    places = (x.shape[1] - k.shape[0] + 1, x.shape[2] - k.shape[1] + 1)
    return local(x, np.broadcast_to(k, places + k.shape), np.zeros((*places, k.shape[3])))


def unshared(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the parameters of a locally connected layer."""
    return h * w * kh * kw * cin * cout + h * w * cout


def shared(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Count the parameters of a convolution layer."""
    return kh * kw * cin * cout + cout


def heads(h: int, w: int, c: int, classes: int) -> dict[str, int]:
    """Count the parameters of the three heads."""
    full = h * w * c * classes + classes
    return {"flatten": full, "gap": c * classes + classes, "conv": full}


def slope(f: Callable[[Array], Array], shape: Shape, upstream: Array) -> Array:
    """Differentiate the product of ``upstream`` with f, affine in an array of that shape."""
    by = np.zeros(shape)
    base = f(np.zeros(shape))
    for place in np.ndindex(*shape):
        one = np.zeros(shape)
        one[place] = 1
        by[place] = ((f(one) - base) * upstream).sum()
    return by


# --- right answers --------------------------------------------------------------------------------


def _floats(*arrays: Any) -> list[Any]:
    tensors = [tf.convert_to_tensor(array) for array in arrays]
    if not all(tensor.dtype.is_floating for tensor in tensors):
        raise TypeError("whole numbers")
    return tensors


def _demand(fits: bool) -> None:
    if not fits:
        raise ValueError("the shapes do not fit")


def right_dense_to_conv(W: Any, b: Any, in_shape: Shape) -> Any:
    """Answer exercise 8.1, the kernel as large as the picture."""
    W, b = _floats(W, b)
    _demand(W.shape.rank == 2 and b.shape == W.shape[1:] and W.shape[0] == np.prod(in_shape))
    rows = tf.reshape(tf.range(W.shape[0]), tuple(in_shape))
    return tf.gather(W, rows), b


def right_dense_to_conv1x1(W: Any, b: Any) -> Any:
    """Answer exercise 8.1, the kernel of 1 × 1."""
    W, b = _floats(W, b)
    _demand(W.shape.rank == 2 and b.shape == W.shape[1:])
    return tf.expand_dims(tf.expand_dims(W, 0), 0), b


def right_port_torch_linear(W_torch: Any, b: Any, chw_shape: Shape) -> Any:
    """Answer exercise 8.2."""
    W, b = _floats(W_torch, b)
    _demand(W.shape.rank == 2 and b.shape == W.shape[:1] and W.shape[1] == np.prod(chw_shape))
    columns = np.arange(np.prod(chw_shape)).reshape(tuple(chw_shape)).transpose(1, 2, 0)
    return tf.gather(tf.transpose(W), columns), b


def right_conv_to_dense(k: Any, b: Any, in_shape: Shape, stride: Any, padding: Any) -> Any:
    """Answer exercise 8.3."""
    k, b = _floats(k, b)
    _demand(k.shape.rank == 4 and b.shape == k.shape[3:] and k.shape[2] == in_shape[2])
    (H, Wd, C), (kh, kw), (sh, sw) = in_shape, k.shape[:2], pair(stride)
    rows, columns = sides(H, kh, sh, padding, 0), sides(Wd, kw, sw, padding, 1)
    tall, wide = H + sum(rows), Wd + sum(columns)
    _demand(kh <= tall and kw <= wide)
    parts = []
    for i in range(0, tall - kh + 1, sh):
        for j in range(0, wide - kw + 1, sw):
            pads = [[i, tall - kh - i], [j, wide - kw - j], [0, 0], [0, 0]]
            whole = tf.pad(k, pads)[rows[0] : rows[0] + H, columns[0] : columns[0] + Wd]
            parts.append(tf.reshape(whole, (H * Wd * C, -1)))
    return tf.concat(parts, axis=1), tf.concat([b] * len(parts), axis=0)


def right_unshared_params(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Answer exercise 8.4, a kernel for each output."""
    return sum((kh * kw * cin + 1) * cout for _ in range(h)) * w


def right_shared_params(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Answer exercise 8.4, a kernel for each filter."""
    return (kh * kw * cin + 1) * cout


def right_locally_connected2d(x: Any, W: Any, b: Any) -> Any:
    """Answer exercise 8.5."""
    x, W, b = _floats(x, W, b)
    _demand((x.shape.rank, W.shape.rank, b.shape.rank) == (4, 6, 3))
    oh, ow, kh, kw, C, filters = W.shape
    _demand(tuple(x.shape[1:]) == (oh + kh - 1, ow + kw - 1, C))
    _demand(tuple(b.shape) == (oh, ow, filters))
    rows = []
    for i in range(oh):
        windows = [x[:, i : i + kh, j : j + kw] for j in range(ow)]
        row = [tf.tensordot(window, W[i, j], 3) for j, window in enumerate(windows)]
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1) + b


def right_head_params(h: int, w: int, c: int, classes: int) -> dict[str, int]:
    """Answer exercise 8.6."""
    full = (h * w * c + 1) * classes
    return {"conv": full, "gap": (c + 1) * classes, "flatten": full}


def right_sliding_head(model_kernel: Any, x_big: Any) -> Any:
    """Answer exercise 8.7."""
    k, x = _floats(model_kernel, x_big)
    _demand(k.shape.rank == 4 and x.shape.rank == 4 and k.shape[2] == x.shape[3])
    (h, w), (H, Wd) = k.shape[:2], x.shape[1:3]
    _demand(h <= H and w <= Wd)
    taps = [
        tf.tensordot(x[:, a : a + H - h + 1, e : e + Wd - w + 1], k[a, e], 1)
        for a in range(h)
        for e in range(w)
    ]
    return tf.add_n(taps)
