"""What is right in lesson 06: NumPy loops in float64, and an answer of each exercise.

The loops say what must come out. The answers are compared with the known wrong ideas, to tell in
which trials an idea differs from what is right; they are written another way than the loops.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from autograder.checks.cross_correlation.right import corr, full, turned
from autograder.trials import Array

Oracle = Callable[..., Array]
"""From NumPy arguments to what must come out."""


def multi_in(X: Array, K: Array) -> Array:
    """Cross-correlate X (C, H, W) with K (C, kh, kw), valid windows only, in float64."""
    total: Array = sum((corr(x, k) for x, k in zip(X, K, strict=True)), np.zeros(()))
    return total


def multi_in_out(X: Array, K: Array, b: Array | None = None) -> Array:
    """Cross-correlate X (C, H, W) with K (O, C, kh, kw) and add b (O,) or nothing."""
    biases = np.zeros(len(K)) if b is None else b
    return np.stack([multi_in(X, k) + u for k, u in zip(K, biases, strict=True)])


def same_zeros(n: int, side: int, stride: int) -> tuple[int, int]:
    """Count the zeros that SAME puts in front of n pixels, and behind them."""
    total = max((-(-n // stride) - 1) * stride + side - n, 0)
    return total // 2, total - total // 2


def batch(x: Array, k: Array, b: Array, stride: Any, padding: Any) -> Array:
    """Convolve pictures x (N, H, W, C) with k (kh, kw, C, O) and b (O,) as frameworks do."""
    (kh, kw), strides = k.shape[:2], (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        sides = zip(x.shape[1:3], (kh, kw), strides, strict=True)
        padding = [same_zeros(*side) for side in sides]
    elif isinstance(padding, (str, int)):
        padding = [(0 if padding == "VALID" else int(padding),) * 2] * 2
    padded = np.pad(x, ((0, 0), *map(tuple, padding), (0, 0)))
    oh = (padded.shape[1] - kh) // strides[0] + 1
    ow = (padded.shape[2] - kw) // strides[1] + 1
    y = np.zeros((len(x), oh, ow, k.shape[3]))
    for i, j in np.ndindex(oh, ow):
        top, left = i * strides[0], j * strides[1]
        window = padded[:, top : top + kh, left : left + kw]
        y[:, i, j] = np.einsum("nabc,abco->no", window, k) + b
    return y


def merged(K1: Array, K2: Array) -> Array:
    """Give the true convolution of two kernels, every overlap."""
    return full(K1, turned(K2))


def to_nhwc(X: Array) -> Array:
    """Carry (C, H, W) to (1, H, W, C), number by number."""
    C, H, W = X.shape
    x = np.zeros((1, H, W, C))
    for c, i, j in np.ndindex(C, H, W):
        x[0, i, j, c] = X[c, i, j]
    return x


def from_nhwc(x: Array) -> Array:
    """Carry (1, H, W, C) to (C, H, W), number by number."""
    _, H, W, C = x.shape
    X = np.zeros((C, H, W))
    for c, i, j in np.ndindex(C, H, W):
        X[c, i, j] = x[0, i, j, c]
    return X


def to_hwio(K: Array) -> Array:
    """Carry (O, C, kh, kw) to (kh, kw, C, O), number by number."""
    O, C, kh, kw = K.shape  # noqa: E741 - the course's name
    k = np.zeros((kh, kw, C, O))
    for o, c, a, b in np.ndindex(O, C, kh, kw):
        k[a, b, c, o] = K[o, c, a, b]
    return k


def from_hwio(k: Array) -> Array:
    """Carry (kh, kw, C, O) to (O, C, kh, kw), number by number."""
    kh, kw, C, O = k.shape  # noqa: E741 - the course's name
    K = np.zeros((O, C, kh, kw))
    for o, c, a, b in np.ndindex(O, C, kh, kw):
        K[o, c, a, b] = k[a, b, c, o]
    return K


def slope(oracle: Oracle, arrays: Sequence[Array], rest: Sequence[Any], wrt: int, U: Array) -> Any:
    """Differentiate the product of U and an oracle that is affine in each of its arrays."""
    start = oracle(*arrays, *rest)
    found = np.zeros_like(arrays[wrt])
    for place in np.ndindex(*found.shape):
        moved = [array.copy() for array in arrays]
        moved[wrt][place] += 1
        found[place] = ((oracle(*moved, *rest) - start) * U).sum()
    return found


# --- right answers ------------------------------------------------------------------------------


def _floats(*given: Any) -> list[Any]:
    tensors = [tf.convert_to_tensor(item) for item in given]
    if not all(tensor.dtype.is_floating for tensor in tensors):
        raise TypeError("whole numbers")
    return tensors


def _demand(fits: bool) -> None:
    if not fits:
        raise ValueError("does not fit")


def right_corr2d_multi_in(X: Any, K: Any) -> Any:
    """Answer exercise 6.1."""
    X, K = _floats(X, K)
    _demand(X.shape.rank == 3 and K.shape.rank == 3)
    return right_corr2d_multi_in_out(X, K[None])[0]


def right_corr2d_multi_in_out(X: Any, K: Any, b: Any = None) -> Any:
    """Answer exercise 6.2."""
    X, K = _floats(X, K)
    _demand(X.shape.rank == 3 and K.shape.rank == 4 and K.shape[1] == X.shape[0])
    (b,) = _floats(tf.zeros(K.shape[0], K.dtype) if b is None else b)
    oh, ow = X.shape[1] - K.shape[2] + 1, X.shape[2] - K.shape[3] + 1
    _demand(oh >= 1 and ow >= 1 and b.shape == K.shape[:1])
    windows = [X[:, i : i + K.shape[2], j : j + K.shape[3]] for i in range(oh) for j in range(ow)]
    sums = tf.einsum("ncab,ocab->on", tf.stack(windows), K)
    return tf.reshape(sums, (-1, oh, ow)) + tf.reshape(b, (-1, 1, 1))


def right_to_nhwc(X: Any) -> Any:
    """Answer exercise 6.3, the first function."""
    (X,) = _floats(X)
    _demand(X.shape.rank == 3)
    return tf.einsum("chw->hwc", X)[None]


def right_from_nhwc(x: Any) -> Any:
    """Answer exercise 6.3, the second function."""
    (x,) = _floats(x)
    _demand(x.shape.rank == 4 and x.shape[0] == 1)
    return tf.einsum("hwc->chw", x[0])


def right_to_hwio(K: Any) -> Any:
    """Answer exercise 6.3, the third function."""
    (K,) = _floats(K)
    _demand(K.shape.rank == 4)
    return tf.einsum("ochw->hwco", K)


def right_from_hwio(k: Any) -> Any:
    """Answer exercise 6.3, the fourth function."""
    (k,) = _floats(k)
    _demand(k.shape.rank == 4)
    return tf.einsum("hwco->ochw", k)


def right_conv1x1(X: Any, K: Any, b: Any) -> Any:
    """Answer exercise 6.4."""
    X, K, b = _floats(X, K, b)
    _demand(X.shape.rank == 3 and K.shape.rank == 4 and K.shape[1:] == (X.shape[0], 1, 1))
    _demand(b.shape == K.shape[:1])
    return tf.einsum("oc,chw->ohw", K[:, :, 0, 0], X) + b[:, None, None]


def right_conv_params(kh: int, kw: int, cin: int, cout: int, bias: bool = True) -> int:
    """Answer exercise 6.5, the first function."""
    return (kh * kw * cin + int(bias)) * cout


def right_conv_macs(h: int, w: int, kh: int, kw: int, cin: int, cout: int) -> int:
    """Answer exercise 6.5, the second function."""
    return h * w * right_conv_params(kh, kw, cin, cout, False)


def right_conv2d_nhwc(x: Any, k: Any, b: Any, stride: Any, padding: Any) -> Any:
    """Answer exercise 6.6."""
    x, k, b = _floats(x, k, b)
    _demand(x.shape.rank == 4 and k.shape.rank == 4 and x.shape[3] == k.shape[2])
    _demand(b.shape == k.shape[3:])
    sh, sw = (stride, stride) if isinstance(stride, int) else stride
    if padding == "SAME":
        sides = ((x.shape[1], k.shape[0], sh), (x.shape[2], k.shape[1], sw))
        padding = [same_zeros(*side) for side in sides]
    elif isinstance(padding, (str, int)):
        padding = [(0 if padding == "VALID" else padding,) * 2] * 2
    x = tf.pad(x, [(0, 0), *padding, (0, 0)])
    down, right = x.shape[1] - k.shape[0], x.shape[2] - k.shape[1]
    _demand(down >= 0 and right >= 0)
    total = sum(
        tf.tensordot(x[:, a : a + down + 1 : sh, c : c + right + 1 : sw], k[a, c], 1)
        for a in range(k.shape[0])
        for c in range(k.shape[1])
    )
    return total + b


def right_merge_kernels(K1: Any, K2: Any) -> Any:
    """Answer exercise 6.7."""
    K1, K2 = _floats(K1, K2)
    _demand(K1.shape.rank == 2 and K2.shape.rank == 2)
    h, w = K2.shape
    wide = tf.pad(K1, [[h - 1, h - 1], [w - 1, w - 1]])
    return right_corr2d_multi_in(wide[None], tf.reverse(K2, [0, 1])[None])


RIGHT_LAYOUTS = (right_to_nhwc, right_from_nhwc, right_to_hwio, right_from_hwio)
RIGHT_COUNTS = (right_conv_params, right_conv_macs)
