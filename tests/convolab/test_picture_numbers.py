"""The numbers of the pictures: JavaScript and Python against NumPy and TensorFlow's own rules."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from convolab import (
    ChannelMixer,
    ConstraintLadder,
    DenseConv,
    KernelGallery,
    KernelLearning,
    PaddingStride,
    PoolShift,
    ReceptiveField,
    ShiftAccuracy,
)

CASES = 200
Case = dict[str, Any]
Draw = Callable[[np.random.Generator], Case]


def _padding(rng: np.random.Generator) -> Case:
    n, k, p, s = (int(rng.integers(1, most + 1)) for most in (16, 9, 4, 6))
    p -= 1
    wanted = math.ceil(n / s)
    total = next(t for t in range(n + k) if t + n >= k and (t + n - k) // s + 1 >= wanted)
    starts = [at for at in range(-p, n + p, s) if at + k <= n + p]
    read = [sum(at <= pixel < at + k for at in starts) for pixel in range(n)]
    picture = PaddingStride(n, k, p, s)
    assert (len(starts), read) == (picture.output_size, picture.usage)
    picture.mode = "SAME"
    same = [total // 2, total - total // 2]
    assert same == list(picture.pads)
    return {"n": n, "k": k, "p": p, "s": s, "same": same, "out": len(starts), "read": read}


def _field(rng: np.random.Generator) -> Case:
    layers = [[int(rng.integers(1, 5)), int(rng.integers(1, 3))] for _ in range(rng.integers(1, 4))]
    support = np.ones(1)
    for k, s in reversed(layers):  # the adjoint of a strided sum, layer by layer
        spread = np.zeros(s * (len(support) - 1) + 1)
        spread[::s] = support
        support = np.convolve(spread, np.ones(k))
    assert len(support) == ReceptiveField(layers).field
    return {"layers": layers, "support": support.tolist()}


def _ladder(rng: np.random.Generator) -> Case:
    n, delta = int(rng.integers(2, 6)), int(rng.integers(0, 6))
    share, local = bool(rng.integers(2)), bool(rng.integers(2))
    reach = min(delta, n - 1) if local else n - 1
    places = [(i, j) for i in range(n) for j in range(n)]
    far = [
        (u, v, v[0] - u[0], v[1] - u[1])
        for u in places
        for v in places
        if max(abs(v[0] - u[0]), abs(v[1] - u[1])) <= reach
    ]
    different = len({(a, b) for *_, a, b in far}) if share else len(far)
    assert different == ConstraintLadder(n, delta, share, local).weights
    return {"n": n, "share": share, "reach": reach, "used": len(far), "different": different}


def _matrix(rng: np.random.Generator) -> Case:
    n = int(rng.integers(2, 7))
    k = int(rng.integers(1, n + 1))
    o = n - k + 1
    kernel = np.arange(1, k * k + 1).reshape(k, k)
    matrix = np.zeros((n, n, o, o), int)
    for i in range(o):
        for j in range(o):
            matrix[i : i + k, j : j + k, i, j] = kernel
    picture = DenseConv(n, k)
    assert (picture.shape, picture.weights) == ((n * n, o * o), len(np.unique(kernel)))
    return {"n": n, "k": k, "matrix": matrix.reshape(n * n, o * o).tolist()}


def _pooling(rng: np.random.Generator) -> Case:
    size, stride = int(rng.integers(1, 5)), int(rng.integers(1, 5))
    mode, padding = str(rng.choice(["max", "avg"])), str(rng.choice(["VALID", "SAME", "zeros"]))
    image = rng.normal(size=(8, 8)).round(3)
    total = max((math.ceil(8 / stride) - 1) * stride + size - 8, 0) if padding != "VALID" else 0
    frame = (total // 2, total - total // 2)
    outside = 0.0 if padding == "zeros" else np.nan
    framed = np.pad(image, frame, constant_values=outside)
    windows = np.lib.stride_tricks.sliding_window_view(framed, (size, size))[::stride, ::stride]
    pooled = np.nanmax(windows, (2, 3)) if mode == "max" else np.nanmean(windows, (2, 3))
    fields = {"size": size, "stride": stride, "mode": mode, "padding": padding}
    return {**fields, "image": image.tolist(), "pooled": pooled.tolist()}


def _scene(rng: np.random.Generator) -> Case:
    dy, dx = (int(rng.integers(-2, 4)) for _ in range(2))
    image = np.zeros((8, 8), int)
    image[2 + dy : 5 + dy, 2 + dx : 5 + dx] = [[1, 2, 1], [2, 9, 3], [1, 4, 2]]
    dark = bool(rng.integers(2))
    image -= 10 * dark
    picture = PoolShift(size=1, dy=dy, dx=dx, dark=dark)
    assert image.tolist() == picture.pooled
    three = PoolShift(size=3, stride=3, dy=dy, dx=dx, dark=dark, padding="SAME")
    outside = np.pad(image.astype(float), ((0, 1), (0, 1)), constant_values=np.nan)
    blocks = np.nanmax(outside.reshape(3, 3, 3, 3), (1, 3))
    assert blocks.tolist() == three.pooled
    return {"dy": dy, "dx": dx, "dark": dark, "image": image.tolist()}


def _cost(rng: np.random.Generator) -> Case:
    c_in, c_out, k = (int(rng.integers(1, most + 1)) for most in (4, 4, 5))
    bias = bool(rng.integers(2))
    params = np.zeros((k, k, c_in, c_out)).size + (c_out if bias else 0)
    macs = np.zeros((8 - k + 1, 8 - k + 1, k, k, c_in, c_out)).size
    picture = ChannelMixer(c_in, c_out, k, bias)
    assert (params, macs) == (picture.params, picture.macs)
    sizes = {"c_in": c_in, "c_out": c_out, "k": k, "bias": bias}
    return {**sizes, "params": params, "macs": macs}


def _walk(rng: np.random.Generator) -> Case:
    """Descend on the real loss of lesson 04: a picture of bars and the answer of (1, -1)."""
    bars = np.ones((6, 8))
    bars[:, 2:6] = 0
    left, right = bars[:, :-1], bars[:, 1:]
    wanted = left - right
    start, lr = rng.uniform(-2, 2, 2).round(2), float(rng.uniform(0.001, 0.04).__round__(4))
    is_mean, steps = bool(rng.integers(2)), int(rng.integers(1, 12))
    scale = 1 / wanted.size if is_mean else 1.0
    path, losses = [start], []
    for _ in range(steps + 1):
        error = path[-1][0] * left + path[-1][1] * right - wanted
        losses.append((error**2).sum() * scale)
        slopes = 2 * scale * np.array([(error * left).sum(), (error * right).sum()])
        path.append(path[-1] - lr * slopes)
    picture = KernelLearning(lr, steps, start, is_mean)
    np.testing.assert_allclose(picture.losses, losses, atol=1e-9)
    walked = {"path": np.array(path[:-1]).tolist(), "losses": losses}
    return {"start": start.tolist(), "lr": lr, "steps": steps, "isMean": is_mean, **walked}


def _gallery(rng: np.random.Generator) -> Case:
    image, kernel = rng.uniform(size=(7, 9)).round(3), rng.normal(size=(3, 3)).round(3)
    windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
    answer = np.einsum("ijab,ab->ij", windows, kernel)
    answer /= np.sqrt((windows**2).sum((2, 3))) * np.sqrt((kernel**2).sum())
    best = [int(n) for n in np.unravel_index(answer.argmax(), answer.shape)]
    angle = float(rng.integers(0, 360))
    turned = np.array(KernelGallery(angle=angle).kernel)
    ramp = 0.3 * np.arange(5)[None, :] - 0.7 * np.arange(5)[:, None]
    along = 0.3 * math.cos(math.radians(angle)) - 0.7 * math.sin(math.radians(angle))
    np.testing.assert_allclose((ramp[:3, :3] * turned).sum(), 8 * along, atol=1e-12)
    found = {"answer": answer.tolist(), "best": best, "angle": angle, "turned": turned.tolist()}
    return {"image": image.tolist(), "kernel": kernel.tolist(), **found}


def _accuracy(rng: np.random.Generator) -> Case:
    table = rng.uniform(size=(2 * rng.integers(1, 5) + 1, 2 * rng.integers(1, 5) + 1)).round(3)
    picture = ShiftAccuracy({"model": table})
    assert ((0, 0), picture.accuracy) == (picture.shift, table[tuple(picture.place)])
    return {"table": table.tolist(), "average": float(table.mean())}


DRAWS: dict[str, Draw] = {
    "padding": _padding,
    "field": _field,
    "ladder": _ladder,
    "matrix": _matrix,
    "pooling": _pooling,
    "scene": _scene,
    "cost": _cost,
    "walk": _walk,
    "gallery": _gallery,
    "accuracy": _accuracy,
}


def test_pictures_compute_what_numpy_computes(root: Path, tmp_path: Path, node: str) -> None:
    """Two thousand random cases give the same numbers in JavaScript, in Python and in NumPy."""
    rng = np.random.default_rng(4)
    cases = {name: [draw(rng) for _ in range(CASES)] for name, draw in DRAWS.items()}
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", "tests/js/pictures.test.mjs"],
        cwd=root,
        env={**os.environ, "CONVOLAB_NUMBERS": str(path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    ran = re.findall(rf"^ok \d+ - (\w+): {CASES} cases", done.stdout, re.MULTILINE)
    assert (0, list(DRAWS)) == (done.returncode, ran), done.stdout


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: PaddingStride(n=0), "n must be a whole number from 1 to 16"),
        (lambda: PaddingStride(mode="FULL"), "mode must be one of custom, sides, VALID, SAME"),
        (lambda: ReceptiveField([(3,)]), "layers must be pairs"),
        (lambda: ReceptiveField([(9, 4)] * 3), "more than the 48 drawn here"),
        (lambda: ConstraintLadder(n=20), "n must be a whole number from 2 to 12"),
        (lambda: DenseConv(n=3, k=4), "a kernel of 4 is larger than an image of 3"),
        (lambda: PoolShift(mode="min"), 'mode must be "max" or "avg"'),
        (lambda: PoolShift(padding="FULL"), "padding must be one of VALID, SAME, zeros"),
        (lambda: ChannelMixer(c_in=0), "c_in must be a whole number from 1 to 4"),
        (lambda: KernelLearning(lr=-1), "lr must be above 0"),
        (lambda: KernelLearning(start=(9, 9)), "start must be two numbers between -3 and 3"),
        (lambda: KernelGallery(photo="cat"), "photo must be one of temple, flower, portrait"),
        (lambda: ShiftAccuracy({}), "maps must be a dict"),
        (lambda: ShiftAccuracy({"a": [[2.0]]}), "accuracies between 0 and 1"),
        (lambda: ShiftAccuracy({"a": [[0.5]]}, "b"), "there is no model 'b'; there are a"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(make: Any, message: str) -> None:
    """A ValueError names the argument and what it may be."""
    with pytest.raises(ValueError, match=message):
        make()
