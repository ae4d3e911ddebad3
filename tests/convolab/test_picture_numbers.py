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
    SlidingWindow,
)

CASES = 200
Case = dict[str, Any]
Draw = Callable[[np.random.Generator], Case]


def _padding(rng: np.random.Generator) -> Case:
    n, k, s = (int(rng.integers(1, most + 1)) for most in (16, 9, 6))
    p, q = (int(rng.integers(0, 5)) for _ in range(2))
    wanted = math.ceil(n / s)
    total = next(t for t in range(n + k) if t + n >= k and (t + n - k) // s + 1 >= wanted)
    starts = [at for at in range(-p, n + q, s) if at + k <= n + q]
    read = [sum(at <= pixel < at + k for at in starts) for pixel in range(n)]
    picture = PaddingStride(n, k, p, s, "sides", q)
    assert (len(starts), read) == (picture.output_size, picture.usage)
    picture.mode = "SAME"
    same = [total // 2, total - total // 2]
    assert same == list(picture.pads)
    return {"n": n, "k": k, "p": p, "q": q, "s": s, "same": same, "out": len(starts), "read": read}


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
    image = rng.normal(size=rng.integers(4, 11, 2)).round(3)
    missing = [max((math.ceil(n / stride) - 1) * stride + size - n, 0) for n in image.shape]
    sides = [(m // 2, m - m // 2) if padding != "VALID" else (0, 0) for m in missing]
    framed = np.pad(image, sides, constant_values=0.0 if padding == "zeros" else np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(framed, (size, size))[::stride, ::stride]
    pooled = np.nanmax(windows, (2, 3)) if mode == "max" else np.nanmean(windows, (2, 3))
    fields = {"size": size, "stride": stride, "mode": mode, "padding": padding}
    np.testing.assert_allclose(PoolShift(**fields, image=image).pooled, pooled, atol=1e-9)  # type: ignore[arg-type]
    return {**fields, "image": image.tolist(), "pooled": pooled.tolist()}


def _scene(rng: np.random.Generator) -> Case:
    dy, dx = (int(rng.integers(-2, 4)) for _ in range(2))
    still = rng.integers(-9, 10, rng.integers(4, 9, 2))
    h, w = still.shape
    moved = np.pad(still, 3)[3 - dy : 3 - dy + h, 3 - dx : 3 - dx + w]
    dark = bool(rng.integers(2))
    moved = moved - 10 * dark
    assert moved.tolist() == PoolShift(size=1, dy=dy, dx=dx, dark=dark, image=still).pooled
    return {"dy": dy, "dx": dx, "dark": dark, "still": still.tolist(), "image": moved.tolist()}


def _sliding(rng: np.random.Generator) -> Case:
    image, bias = rng.normal(size=rng.integers(1, 9, 2)).round(3), round(float(rng.normal()), 3)
    kernel = rng.normal(size=[rng.integers(1, n + 1) for n in image.shape]).round(3)
    flip = bool(rng.integers(2))
    weights = kernel[::-1, ::-1] if flip else kernel
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    output = (windows * weights).sum((2, 3)) + bias
    picture = SlidingWindow(image, kernel, flip, bias)
    assert output.shape == picture.output_shape
    np.testing.assert_allclose(picture.output, output, atol=1e-9)
    given = {"image": image.tolist(), "kernel": kernel.tolist(), "flip": flip, "bias": bias}
    return {**given, "output": output.tolist()}


def _channels(rng: np.random.Generator) -> Case:
    c_in, c_out, k = (int(rng.integers(1, most + 1)) for most in (4, 4, 5))
    bias = bool(rng.integers(2))
    image = rng.normal(size=(c_in, *rng.integers(k, k + 4, 2))).round(3)
    kernel = rng.normal(size=(c_out, c_in, k, k)).round(3)
    biases = rng.normal(size=c_out).round(3)
    windows = np.lib.stride_tricks.sliding_window_view(image, (k, k), (1, 2))
    parts = np.einsum("cijab,ocab->oijc", windows, kernel)
    output = parts.sum(-1) + biases[:, None, None] * bias
    picture = ChannelMixer(image=image, kernel=kernel, biases=biases, bias=bias)
    np.testing.assert_allclose(picture.output, output, atol=1e-9)
    assert kernel.size + bias * c_out == picture.params
    macs = windows.size * c_out
    assert macs == picture.macs
    assert (*output.shape[1:], c_out) == picture.output_shape
    o, i, j = (int(rng.integers(n)) for n in output.shape)
    given = {"image": image.tolist(), "kernel": kernel.tolist(), "bias": bias}
    asked = {"place": [o, i, j], "parts": parts[o, i, j].tolist()}
    return {**given, **asked, "params": picture.params, "macs": macs, "places": output[0].size}


def _resizing(rng: np.random.Generator) -> Case:
    """Any change of the counts leads both halves to the same numbers."""
    picture = ChannelMixer(*(int(rng.integers(1, most + 1)) for most in (4, 4, 5)))
    picture.place = [int(rng.integers(0, 5)) for _ in range(3)]
    before = json.loads(json.dumps(picture.state))
    names = ("c_in", "c_out", "k")
    counts = {
        name: int(rng.integers(1, most + 1)) for name, most in zip(names, (4, 4, 5), strict=True)
    }
    picture.update(**counts)
    return {"before": before, "counts": counts, "after": picture.state}


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
    digit, place = rng.integers(0, 17, (4, 3)), [int(rng.integers(n)) for n in table.shape]
    scores = rng.normal(size=10).round(3) * 9
    picture = ShiftAccuracy({"model": table}, digit=digit)
    assert ((0, 0), picture.accuracy) == (picture.shift, table[tuple(picture.place)])
    canvas = np.zeros(np.add(table.shape, digit.shape) - 1)
    canvas[place[0] : place[0] + 4, place[1] : place[1] + 3] = digit
    shares = np.exp(scores) / np.exp(scores).sum()
    there = {"digit": digit.tolist(), "place": place, "canvas": canvas.tolist()}
    told = {"scores": scores.tolist(), "shares": shares.tolist()}
    return {"table": table.tolist(), "average": float(table.mean()), **there, **told}


DRAWS: dict[str, Draw] = {
    "padding": _padding,
    "field": _field,
    "ladder": _ladder,
    "matrix": _matrix,
    "pooling": _pooling,
    "scene": _scene,
    "sliding": _sliding,
    "channels": _channels,
    "resizing": _resizing,
    "walk": _walk,
    "gallery": _gallery,
    "accuracy": _accuracy,
}


def test_pictures_compute_what_numpy_computes(root: Path, tmp_path: Path, node: str) -> None:
    """Thousands of random cases give the same numbers in JavaScript, in Python and in NumPy."""
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
        (lambda: PoolShift(mode="min"), "mode must be one of max, avg"),
        (lambda: PoolShift(padding="FULL"), "padding must be one of VALID, SAME, zeros"),
        (lambda: PoolShift(image=[[1, 2]]), "image must have at least 4 rows and columns"),
        (lambda: SlidingWindow([[1]], [[1]], bias=math.nan), "bias must be a number between"),
        (lambda: ChannelMixer(c_in=0), "c_in must be a whole number from 1 to 4"),
        (lambda: ChannelMixer(image=[[[1]]]), r"a kernel of 3 is larger than an image of \(1, 1\)"),
        (lambda: ChannelMixer(image=5), "image must be a list or an array"),
        (
            lambda: ChannelMixer(image=[[[1]], [[1, 2]]]),
            "the channels of image must have one shape",
        ),
        (
            lambda: ChannelMixer(kernel=[[[[1, 2]]]]),
            r"kernel must have the axes \(filters, channels",
        ),
        (
            lambda: ChannelMixer(image=[[[1]]], kernel=[[[[1]], [[1]]]]),
            "the image has 1 channels and the kernel is for 2",
        ),
        (lambda: KernelLearning(lr=-1), "lr must be above 0"),
        (lambda: KernelLearning(start=(9, 9)), "start must be two numbers between -3 and 3"),
        (lambda: KernelGallery(photo="cat"), "photo must be one of temple, flower, portrait"),
        (lambda: ShiftAccuracy({}), "maps must be a dict"),
        (lambda: ShiftAccuracy({"a": [[2.0]]}), "accuracies between 0 and 1"),
        (lambda: ShiftAccuracy({"a": [[0.5]]}, "b"), "there is no model 'b'; there are a"),
        (lambda: ShiftAccuracy({"a": [[0.5]]}, scores={"a": [[1]]}), "must have the axes"),
        (
            lambda: ShiftAccuracy({"a": [[0.5]]}, scores={"b": [[[1]]]}),
            r"scores\['b'\] must be those of a model, for \(1, 1\) places",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(make: Any, message: str) -> None:
    """A ValueError names the argument and what it may be."""
    with pytest.raises(ValueError, match=message):
        make()
