"""Draw the figures of lesson 10; ``python assets/capstone.py [FOLDER]`` redraws them.

The accuracies come from ``capstone_measured.json``, which ``capstone_measure.py`` writes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from sklearn.datasets import load_digits
from style import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    arrow,
    canvas,
    draw_all,
    write,
)

MEASURED: dict[str, Any] = json.loads(
    Path(__file__).with_name("capstone_measured.json").read_text(encoding="utf-8")
)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def digit(axes: Axes, x: float, y: float, row: int, column: int, size: float) -> None:
    """Draw a digit on its canvas of 16 × 16, the digit's corner at that row and column."""
    picture = np.zeros((16, 16))
    picture[row : row + 8, column : column + 8] = load_digits().images[13] / 16
    for i, j in np.ndindex(16, 16):
        shade = str(round(0.13 + 0.87 * picture[i, j], 2))
        corner = (x + j * size, y + i * size)
        axes.add_patch(Rectangle(corner, size, size, facecolor=shade, edgecolor="none"))


def bar(axes: Axes, x: float, y: float, accuracy: float, colour: str, width: float = 9.0) -> None:
    """Draw a horizontal bar of an accuracy, with its number behind it."""
    axes.add_patch(Rectangle((x, y - 0.32), width, 0.64, facecolor="#eef1f4", edgecolor="none"))
    axes.add_patch(Rectangle((x, y - 0.32), width * accuracy, 0.64, facecolor=colour))
    write(axes, f"{100 * accuracy:.0f} %", x + width + 0.9, y, 12)


def promise() -> Figure:
    """A digit in the middle and in a corner, and how well three networks read each."""
    figure, axes = canvas(19.6, 8.2, pixels_per_unit=42)
    digit(axes, 0.5, 0.4, 4, 4, 0.2)
    digit(axes, 0.5, 4.2, 7, 8, 0.2)
    write(axes, "in the middle", 2.1, 3.85, 11, GREY)
    write(axes, "anywhere", 2.1, 7.65, 11, GREY)
    names = {"mlp": "no convolution", "flatten": "convolutions, flatten"}
    names |= {"gmp": "convolutions, global maximum"}
    for n, (kind, name) in enumerate(names.items()):
        rows = MEASURED["moved"][kind]
        top = 0.9 + 2.5 * n
        write(axes, name, 6.0, top - 0.25, 13, align="left")
        bar(axes, 7.4, top + 0.5, mean([row["centred"] for row in rows]), PALE_BLUE, 8.6)
        bar(axes, 7.4, top + 1.25, mean([row["anywhere"] for row in rows]), BLUE, 8.6)
    arrow(axes, (4.1, 2.0), (5.4, 2.0))
    arrow(axes, (4.1, 5.8), (5.4, 5.8))
    write(axes, "pale: in the middle, dark: anywhere", 11.7, 7.8, 11, GREY)
    return figure


def plot(
    axes: Axes,
    left: float,
    top: float,
    width: float,
    height: float,
    low: float,
    ticks: Sequence[Any],
) -> Any:
    """Draw an empty plot; give the function from (place among the ticks, accuracy) to a point."""
    step = width / (len(ticks) - 1)

    def at(place: float, accuracy: float) -> tuple[float, float]:
        return left + place * step, top + height * (1 - (accuracy - low) / (1 - low))

    for accuracy in np.linspace(low, 1, 5):
        (x, y), (end, _) = at(0, accuracy), at(len(ticks) - 1, accuracy)
        axes.plot([x, end], [y, y], color=LINE, lw=0.8, zorder=1)
        write(axes, f"{accuracy:.2f}", x - 0.6, y, 10, GREY)
    for place, tick in enumerate(ticks):
        write(axes, str(tick), at(place, low)[0], top + height + 0.45, 11)
    return at


def line(axes: Axes, points: Sequence[tuple[float, float]], colour: str) -> None:
    axes.plot(*zip(*points, strict=True), color=colour, lw=1.8, marker="o", ms=4.5, zorder=3)


def zigzag() -> Figure:
    """The accuracy of the strided model against the shift, three random starts."""
    figure, axes = canvas(13.0, 6.0)
    at = plot(axes, 1.6, 0.7, 10.6, 3.9, 0.0, range(9))
    for colour, values in zip((BLUE, ORANGE, GREY), MEASURED["strided"], strict=True):
        line(axes, [at(place, value) for place, value in enumerate(values)], colour)
    write(axes, "shift to the right in pixels, total stride 4", 6.9, 5.65, 12)
    write(axes, "accuracy", 1.3, 0.25, 11, GREY)
    return figure


def bias() -> Figure:
    """The accuracy against the number of training digits, pixels in order and shuffled."""
    figure, axes = canvas(17.4, 6.2)
    for left, pixels, title in (
        (1.5, "in order", "pixels in order"),
        (10.1, "permuted", "shuffled"),
    ):
        curves = MEASURED["few"][pixels]
        sizes = list(curves["mlp"])
        at = plot(axes, left, 0.9, 6.4, 3.8, 0.76, sizes)
        for colour, kind in ((ORANGE, "mlp"), (BLUE, "flatten")):
            means = [mean(curves[kind][size]) for size in sizes]
            line(axes, [at(place, value) for place, value in enumerate(means)], colour)
        write(axes, title, left + 3.2, 0.4, 13)
    write(axes, "training digits", 8.7, 5.8, 12)
    axes.add_patch(Rectangle((11.4, 5.6), 0.5, 0.4, facecolor=BLUE, edgecolor=PALE_BLUE))
    write(axes, "convolutions", 12.1, 5.8, 12, INK, "left")
    axes.add_patch(Rectangle((15.0, 5.6), 0.5, 0.4, facecolor=ORANGE, edgecolor=PALE_ORANGE))
    write(axes, "dense", 15.7, 5.8, 12, INK, "left")
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, zigzag, bias)
