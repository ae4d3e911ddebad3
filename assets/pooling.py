"""Draw the figures of lesson 07; ``python assets/pooling.py [FOLDER]`` redraws them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
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

P = np.arange(16).reshape(4, 4)
SEVEN = """
........
.#####..
.....#..
....#...
...##...
...#....
...#....
........
"""
PAD = "#eef1f4"


def pooled(seven: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Max pool by 2 x 2, side by side."""
    height, width = seven.shape
    largest: npt.NDArray[np.int64] = seven.reshape(height // 2, 2, width // 2, 2).max(axis=(1, 3))
    return largest


def promise() -> Figure:
    """A seven in three places, its max pooled maps, and what changed in them."""
    seven = np.array([[int(c == "#") for c in row] for row in SEVEN.split()])
    still = pooled(seven)
    figure, axes = canvas(33.2, 18.2, pixels_per_unit=22)
    places = ((-1, "one pixel to the left"), (0, "a seven"), (1, "one pixel to the right"))
    for n, (move, title) in enumerate(places):
        x = 2.4 + 10.2 * n
        moved = np.roll(seven, move, axis=1)
        small = pooled(moved)
        write(axes, title, x + 4, 0.7, 13)
        shades = [[INK if v else PALE_BLUE for v in row] for row in moved]
        cells(axes, [[""] * 8] * 8, x, 1.4, shades, edge=PAPER)
        arrow(axes, (x + 4, 9.7), (x + 4, 10.9))
        changed = small != still
        fill = [
            [ORANGE if c else (INK if v else PALE_BLUE) for v, c in zip(*pair, strict=True)]
            for pair in zip(small.tolist(), changed.tolist(), strict=True)
        ]
        ink = [
            [PAPER if c or v else GREY for v, c in zip(*pair, strict=True)]
            for pair in zip(small.tolist(), changed.tolist(), strict=True)
        ]
        cells(axes, small.tolist(), x + 2, 11.2, fill, ink=ink, edge=PAPER)
        count = int(changed.sum())
        words = f"{count} of 16 changed" if move else "largest of 2 × 2"
        write(axes, words, x + 4, 16.0, 13, ORANGE if move else GREY)
        write(axes, f"largest of all: {int(moved.max())}", x + 4, 17.3, 12)
    return figure


def strip() -> Figure:
    """A strip of six cut into pairs."""
    figure, axes = canvas(15.6, 4.6)
    write(axes, "x", 0.8, 1.5, 15, BLUE)
    shades = [[PALE_BLUE, PALE_BLUE, PAPER, PAPER, PAPER, PAPER]]
    cells(axes, [[1, 5, 2, 0, 3, 4]], 1.6, 1.0, shades)
    for n in range(3):
        frame(axes, 1.6 + 2 * n, 1.0, 2, 1, BLUE if n == 0 else GREY)
    arrow(axes, (8.0, 1.5), (9.8, 1.5))
    write(axes, "largest", 8.9, 1.0, 12, GREY)
    cells(axes, [[5, "?", "?"]], 10.2, 1.0, [[PALE_ORANGE, PAPER, PAPER]])
    arrow(axes, (8.0, 3.3), (9.8, 3.3))
    write(axes, "mean", 8.9, 2.8, 12, GREY)
    cells(axes, [[3, "?", "?"]], 10.2, 2.8, [[PALE_ORANGE, PAPER, PAPER]])
    write(axes, "pairs, side by side", 4.6, 2.6, 12, GREY)
    return figure


def windows() -> Figure:
    """The map 0 to 15 in four windows, and the largest number of each."""
    figure, axes = canvas(13.2, 5.6)
    tints = (PALE_BLUE, PAPER)
    shades = [[tints[(i // 2 + j // 2) % 2] for j in range(4)] for i in range(4)]
    cells(axes, P.tolist(), 0.6, 1.0, shades)
    for i in range(2):
        for j in range(2):
            frame(axes, 0.6 + 2 * j, 1.0 + 2 * i, 2, 2, BLUE)
    write(axes, "P, 4 × 4", 2.6, 0.5, 14)
    arrow(axes, (5.2, 3.0), (8.6, 3.0))
    write(axes, "largest of 2 × 2", 6.9, 2.4, 12, GREY)
    write(axes, "stride 2", 6.9, 3.6, 12, GREY)
    cells(axes, [[5, 7], [13, 15]], 9.2, 2.0, PALE_ORANGE)
    write(axes, "2 × 2", 10.2, 1.5, 14)
    return figure


def pads() -> Figure:
    """Windows that stick out over a map of negative numbers, with zeros and without."""
    below = [[f"−{3 * i + j + 1}" for j in range(3)] for i in range(3)]
    figure, axes = canvas(16.8, 11.4)
    for top, filling, result, words in (
        (1.0, "0", [["−1", 0], [0, 0]], "zeros win"),
        (6.6, "", [["−1", "−3"], ["−7", "−9"]], "nothing there"),
    ):
        padded = [[*row, filling] for row in below] + [[filling] * 4]
        shades = [[PALE_BLUE if i < 3 and j < 3 else PAD for j in range(4)] for i in range(4)]
        ink = [[INK if i < 3 and j < 3 else ORANGE for j in range(4)] for i in range(4)]
        cells(axes, padded, 0.6, top, shades, ink=ink)
        for i in range(2):
            for j in range(2):
                frame(axes, 0.6 + 2 * j, top + 2 * i, 2, 2, BLUE)
        arrow(axes, (5.2, top + 2), (8.6, top + 2))
        write(axes, words, 6.9, top + 1.4, 13, ORANGE if filling else BLUE)
        fill = [[PALE_ORANGE if v == 0 else PALE_BLUE for v in row] for row in result]
        cells(axes, result, 9.2, top + 1, fill)
        verdict = "wrong in three places" if filling else "as TensorFlow does"
        write(axes, verdict, 14.0, top + 2, 13, GREY)
    write(axes, "3 × 3, one padded place", 2.6, 0.5, 13)
    write(axes, "largest of 2 × 2", 10.2, 0.5, 13)
    return figure


def field() -> Figure:
    """A window of 3 over windows of 2 with stride 2: six pixels."""
    figure, axes = canvas(15.0, 6.9)
    seen = [PALE_BLUE if 2 <= j < 8 else PAPER for j in range(10)]
    cells(axes, [[""] * 10], 0.6, 1.0, [seen])
    write(axes, "image: 6 pixels", 12.9, 1.5, 12)
    middle = [PALE_ORANGE if 1 <= j < 4 else PAPER for j in range(5)]
    for j in range(5):
        cells(axes, [[""]], 1.1 + 2 * j, 3.2, middle[j])
        colour = BLUE if 1 <= j < 4 else "#dfe5ea"
        for side in (0, 1):
            ends = (1.6 + 2 * j, 3.15), (0.6 + 2 * j + 2 * side, 2.05)
            axes.plot(*zip(*ends, strict=True), color=colour, lw=1.6)
    write(axes, "k 2, s 2: 3 units", 12.9, 3.7, 12)
    for j in range(3):
        cells(axes, [[""]], 3.1 + 2 * j, 5.4, INK if j == 1 else PAPER)
    for x in (3.1, 8.1):
        axes.plot((5.6, x), (5.35, 4.25), color=ORANGE, lw=1.6)
    write(axes, "k 3, s 1: 1 unit", 12.9, 5.9, 12)
    frame(axes, 2.6, 1.0, 6, 1, BLUE)
    arrow(axes, (3.6, 0.55), (5.6, 0.55), GREY)
    write(axes, "a jump of 2 pixels", 7.6, 0.55, 11, GREY)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, strip, windows, pads, field)
