"""Draw the figures of lesson 08, into this folder or the one that is given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from cross_correlation import CAT
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    PAPER,
    arrow,
    canvas,
    cells,
    draw_all,
    frame,
    write,
)

FOUR = (BLUE, "#7fb2dc", "#f3b37a", ORANGE)
"""Colours of four weights that differ."""
OTHERS = ("#1c7c7d", "#8fcaca", "#cdb6dd", "#7a4b9a")
"""Colours of four others."""
TWELVE = (
    "#0b62a4",
    "#3f82b8",
    "#7fb2dc",
    "#1c7c7d",
    "#55a5a6",
    "#99cccc",
    "#d9730d",
    "#e79a52",
    "#f3b37a",
    "#7a4b9a",
    "#a07fba",
    "#c6b2d6",
)
"""Colours of twelve weights that differ."""


def wires(
    axes: Axes, x: float, y: float, ties: Sequence[tuple[int, int, str]], units: int = 3
) -> None:
    """Draw four inputs below, units above, and a wire of its colour for each weight."""
    left = x + (4 - units) * 0.75
    for source, unit, colour in ties:
        ends = [x + 0.5 + 1.5 * source, left + 0.5 + 1.5 * unit]
        axes.plot(ends, [y + 3.0, y + 1.0], color=colour, lw=3.2, zorder=1)
    for i in range(4):
        cells(axes, [[""]], x + 1.5 * i, y + 3.0, PALE_BLUE)
    for j in range(units):
        cells(axes, [[""]], left + 1.5 * j, y, PALE_ORANGE)


def promise() -> Figure:
    """Two cats in one picture, and where the weights of one unit find them."""
    cat = np.array([[int(c == "#") for c in row] for row in CAT.split()])
    scene = np.zeros((30, 56), int)
    scene[2:22, 4:24] = cat
    scene[9:29, 33:53] |= cat
    unit = 2 * cat - 1
    places = (scene.shape[0] - 19, scene.shape[1] - 19)
    scores = np.array(
        [
            [(scene[i : i + 20, j : j + 20] * unit).sum() for j in range(places[1])]
            for i in range(places[0])
        ]
    )
    if 2 != (scores == scores.max()).sum():
        raise ValueError("the two cats must have the highest score alone")
    figure, axes = canvas(88, 35, pixels_per_unit=9)
    axes.imshow(
        1 - scene * 0.85 - 0.12, cmap="Blues_r", vmin=0, vmax=1, extent=(1, 57, 34, 4), zorder=1,
        interpolation="none",
    )  # fmt: skip
    write(axes, "30 × 56 pixels, two cats", 29, 2.2, 12)
    axes.imshow(
        -np.maximum(scores, 0), cmap="Oranges_r", vmin=-scores.max(), extent=(61, 86, 20.4, 13),
        aspect="auto", zorder=1, interpolation="none",
    )  # fmt: skip
    frame(axes, 1, 4, 56, 30, LINE)
    frame(axes, 61, 13, 25, 7.4, LINE)
    for i, j in np.argwhere(scores == scores.max()):
        frame(axes, 1 + j, 4 + i, 20, 20, ORANGE)
        across, down = 25 / places[1], 7.4 / places[0]
        frame(axes, 61 + j * across, 13 + i * down, across, down, INK)
    write(axes, "the map of scores, 11 × 37", 73.5, 11.2, 12)
    write(axes, "highest at both cats", 73.5, 23.2, 12, GREY)
    axes.set_xlim(0, 88)
    axes.set_ylim(35, 0)
    axes.set_aspect("auto")
    return figure


def strip() -> Figure:
    """A kernel as long as the strip, and a kernel of two: four inputs, one unit or three."""
    figure, axes = canvas(16.6, 6.0)
    wires(axes, 1.0, 1.0, [(i, 0, FOUR[i]) for i in range(4)], units=1)
    write(axes, "a kernel of four: one unit, 4 weights", 3.8, 0.5, 12)
    ties = [(j + a, j, (BLUE, ORANGE)[a]) for j in range(3) for a in range(2)]
    wires(axes, 9.6, 1.0, ties)
    write(axes, "a kernel of two: three units, 2 weights", 12.4, 0.5, 12)
    write(axes, "the strip", 3.8, 5.5, 12, GREY)
    write(axes, "the strip", 12.4, 5.5, 12, GREY)
    return figure


def two_ways() -> Figure:
    """One dense layer as two kernels: as large as the picture, and 1 × 1 with four channels."""
    figure, axes = canvas(21.4, 6.8)
    units = (("abcd", FOUR, (0, 3)), ("efgh", OTHERS, (0, 3)))
    cells(axes, [[1, 2], [3, 4]], 0.8, 2.3, PALE_BLUE)
    write(axes, "a picture of 2 × 2", 1.8, 4.8, 12)
    write(axes, "or", 10.9, 3.3, 14)
    for i in range(4):
        cells(axes, [[i + 1]], 12.4, 1.3 + i, PALE_BLUE)
    write(axes, "four channels", 12.9, 5.8, 12)
    for n, (letters, colours, dark) in enumerate(units):
        top, left = 0.9 + 2.6 * n, 15.6 + 2.9 * n
        for i, letter in enumerate(letters):
            pen, fill = PAPER if i in dark else INK, colours[i]
            cells(axes, [[letter]], 5.6 + i % 2, top + i // 2, fill, ink=pen)
            cells(axes, [[letter]], left, 1.3 + i, fill, ink=pen)
        write(axes, f"unit {n}", 4.6, top + 1, 11, GREY)
        arrow(axes, (7.8, top + 1), (8.7, top + 1))
        cells(axes, [["?"]], 8.9, top + 0.5, PALE_ORANGE)
        write(axes, f"unit {n}", left + 0.5, 0.8, 11, GREY)
        arrow(axes, (left + 1.1, 3.3), (left + 1.6, 3.3))
        cells(axes, [["?"]], left + 1.65, 2.8, PALE_ORANGE)
    write(axes, "two kernels of 2 × 2, one channel", 6.6, 6.3, 12)
    write(axes, "two kernels of 1 × 1", 17.9, 5.8, 12)
    return figure


def orders() -> Figure:
    """How Keras and PyTorch lay a picture of 2 × 2 with two channels flat."""
    figure, axes = canvas(17.4, 5.6)
    names = [["a", "b"], ["c", "d"]]
    for left, colour, name in ((0.6, BLUE, "channel 0"), (3.2, ORANGE, "channel 1")):
        cells(axes, names, left, 1.9, colour, ink=PAPER)
        write(axes, name, left + 1, 4.3, 11, colour)
    for top, name, letters, channels in (
        (1.2, "Keras: pixel by pixel", "aabbccdd", [0, 1] * 4),
        (3.9, "PyTorch: channel by channel", "abcdabcd", [0] * 4 + [1] * 4),
    ):
        fill = [[ORANGE if c else BLUE for c in channels]]
        write(axes, name, 12.6, top - 0.5, 12)
        arrow(axes, (5.7, 2.9), (8.3, top + 0.5))
        cells(axes, [list(letters)], 8.6, top, fill, ink=PAPER)
    return figure


def matrices() -> Figure:
    """The matrices of the kernel 1, 2 on a strip of four: valid, stride 2, SAME."""
    figure, axes = canvas(15.6, 6.4)
    x = 1.6
    for name, starts in (
        ("valid", (0, 1, 2)),
        ("valid, stride 2", (0, 2)),
        ("SAME", (0, 1, 2, 3)),
    ):
        for j, start in enumerate(starts):
            for i in range(4):
                weight = i - start
                tied = weight in (0, 1)
                fill = (BLUE, ORANGE)[weight] if tied else PAPER
                pen = PAPER if tied else GREY
                cells(axes, [[weight + 1 if tied else 0]], x + j, 1.2 + i, fill, ink=pen)
        write(axes, name, x + len(starts) / 2, 0.6, 12)
        write(axes, f"4 × {len(starts)}", x + len(starts) / 2, 5.8, 11, GREY)
        x += len(starts) + 1.7
    for i in range(4):
        write(axes, f"$x_{i}$", 1.0, 1.7 + i, 13, BLUE)
    return figure


def ladder() -> Figure:
    """Four inputs, three outputs: dense, locally connected, convolution."""
    figure, axes = canvas(22.4, 6.4)
    dense = [(i, j, TWELVE[4 * j + i]) for j in range(3) for i in range(4)]
    local = [(j + a, j, TWELVE[4 * j + 2 * a]) for j in range(3) for a in range(2)]
    tied = [(j + a, j, (BLUE, ORANGE)[a]) for j in range(3) for a in range(2)]
    for n, (name, count, ties) in enumerate(
        (
            ("dense", "12 weights", dense),
            ("locally connected", "6 weights", local),
            ("convolution", "2 weights", tied),
        )
    ):
        wires(axes, 0.8 + 7.6 * n, 1.1, ties)
        write(axes, name, 3.55 + 7.6 * n, 0.5, 13)
        write(axes, count, 3.55 + 7.6 * n, 5.8, 12, GREY)
    return figure


def slide() -> Figure:
    """A head of 3 × 3 at two places, and the two cells of its class map."""
    figure, axes = canvas(14.6, 6.6)
    cells(axes, [[""] * 6] * 5, 0.6, 0.6, PALE_BLUE)
    frame(axes, 0.6, 0.6, 3, 3, BLUE)
    frame(axes, 2.6, 2.6, 3, 3, ORANGE)
    write(axes, "maps of 5 × 6", 3.6, 6.1, 12)
    arrow(axes, (7.0, 3.1), (9.2, 3.1))
    write(axes, "a head of 3 × 3", 8.1, 2.6, 11, GREY)
    shades = [[PAPER] * 4 for _ in range(3)]
    shades[0][0], shades[2][2] = BLUE, ORANGE
    cells(axes, [[""] * 4] * 3, 9.6, 1.6, shades)
    write(axes, "a class map of 3 × 4", 11.6, 5.1, 12)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, strip, two_ways, orders, matrices, ladder, slide)
